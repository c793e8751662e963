import { createWebhookSender, type Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { parseTwiml } from './signed-app.ts';

interface Network {
  readonly transport: Transport;
  readonly authToken: string;
  readonly publicUrl: string;
}

interface Ends {
  /** The mobile's number, in E.164. */
  readonly from?: string;
  /** The number that texts go to. */
  readonly to?: string;
}

let sent = 0;

/** A mobile that writes to the system over signed webhooks, and gets the messages that are answered. */
export function openMobile(
  { transport, authToken, publicUrl }: Network,
  { from = '+19165550142', to = '+18669013212' }: Ends = {},
) {
  const send = createWebhookSender({ authToken, transport });

  /** A text that comes again has the name of the first one. */
  async function write(text: string, name = `SM${(sent += 1)}`): Promise<string[]> {
    const parameters = new URLSearchParams({ MessageSid: name, From: from, To: to, Body: text, NumMedia: '0' });
    const { body } = await send({ method: 'POST', url: `${publicUrl}/messages/incoming`, parameters });
    return [...parseTwiml(body).childNodes].map(({ textContent }) => textContent ?? '');
  }

  return { write };
}
