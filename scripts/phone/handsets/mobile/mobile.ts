import { countSegments } from '../../../../src/text/count-segments.ts';
import { createSid, describeNumber } from '../../carrier/call-parameters.ts';
import { readReplies } from '../../carrier/read-replies.ts';
import { createWebhookSender, type SenderOptions } from '../../carrier/send-webhook.ts';

interface MobileOptions extends SenderOptions {
  /** The webhook of the number for messages. */
  readonly incomingUrl: string;
  /** The mobile's number, E.164. */
  readonly from: string;
  /** The number that is texted, E.164. */
  readonly to: string;
}

/** Writes a text, and gives those with which it is answered. */
export type WriteToLine = (text: string) => Promise<readonly string[]>;

/** A mobile that texts one number, as Twilio brings its texts (twilio.com/docs/messaging/guides/webhook-request). */
export function createMobile({ incomingUrl, from, to, ...sender }: MobileOptions): WriteToLine {
  const send = createWebhookSender(sender);
  const accountSid = createSid('AC');
  return async (text) => {
    const sid = createSid('SM');
    const parameters = new URLSearchParams({
      ...describeNumber('To', to),
      ...describeNumber('From', from),
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      Body: text,
      NumMedia: '0',
      NumSegments: String(countSegments(text)),
      SmsStatus: 'received',
    });
    return readReplies(await send({ method: 'POST', url: incomingUrl, parameters }));
  };
}
