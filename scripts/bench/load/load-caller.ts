import { createSid, describeCall } from '../../phone/carrier/call-parameters.ts';
import type { Exchange } from './webhook-exchange.ts';

/** What a caller does next and a text that they must then hear, as it stands in the markup. */
export interface CallerStep {
  readonly keys: string;
  readonly hears?: string;
}

export interface Caller {
  /** Rejects where the answer is not what the caller should hear. */
  dial(): Promise<void>;
  press(step: CallerStep): Promise<void>;
  hangUp(): Promise<void>;
}

/** What somebody dials. */
export interface Dialled {
  readonly number: string;
  /** The address at which the carrier reaches the server that answers there. */
  readonly publicUrl: string;
  /** Whether callers listen to what they hear; a server that says the same to everybody need not be understood. */
  readonly listening: boolean;
}

/** Where an answer goes, or where an answer that takes a moment is fetched. */
const action = /<Gather [^>]*?action="([^"]+)"/;
const redirect = /<Redirect [^>]*>([^<]+)</;

const accountSid = createSid('AC');

/** One call, which follows the server's own TwiML from question to question and brings its cookies back, as the carrier does. */
export function createCaller(exchange: Exchange, { number, publicUrl, listening }: Dialled): Caller {
  const call = describeCall({ accountSid, to: number, from: '+15305550123' });
  const encoded = new URLSearchParams(call).toString();
  const cookies = new Map<string, string>();
  let next = `${publicUrl}/voice/incoming`;

  async function send(url: string, own: Readonly<Record<string, string>>) {
    const parameters = { ...call, ...own };
    const body = `${encoded}&${new URLSearchParams(own).toString()}`;
    const answer = await exchange.send({ url, parameters, body, cookies: [...cookies.values()].join('; ') });
    for (const cookie of answer.cookies) cookies.set(cookie.split('=', 1).join(), cookie);
    return answer;
  }

  async function listen(own: Readonly<Record<string, string>>, hears = ''): Promise<void> {
    const answer = await send(next, own);
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    const [, asked] = action.exec(answer.body) ?? [];
    const [, awaited] = redirect.exec(answer.body) ?? [];
    const address = asked ?? awaited;
    if (address === undefined) throw new Error('nothing is asked');
    const [sent = ''] = address.replaceAll('&amp;', '&').split('#', 1);
    next = new URL(sent, next).href;
    if (asked === undefined) return listen({ CallStatus: 'in-progress' }, hears);
    if (listening && !answer.body.includes(hears)) throw new Error(`not heard: ${hears}`);
  }

  return {
    dial: () => listen({ CallStatus: 'ringing' }),
    press({ keys, hears }) {
      const ended = keys.endsWith('#');
      const Digits = ended ? keys.slice(0, -1) : keys;
      const own = { CallStatus: 'in-progress', Digits, FinishedOnKey: ended ? '#' : '', msg: 'Gather End' };
      return listen(own, hears);
    },
    async hangUp() {
      await send(`${publicUrl}/voice/status`, { CallStatus: 'completed', CallDuration: '60' });
    },
  };
}
