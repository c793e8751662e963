import { CarrierError } from './carrier-error.ts';
import { createWebhookSender, type SenderOptions } from './send-webhook.ts';
import type { Action } from './action.ts';
import { type Verb, readTwiml } from './read-twiml.ts';

interface DocumentOptions extends SenderOptions {
  readonly incomingUrl: string;
  /** The parameters that every webhook of the call brings. */
  readonly described: Readonly<Record<string, string>>;
}

/** The documents that a server answers with, one replaced by the next. */
export interface Documents {
  /** The verbs that are still to be played of the present one. */
  readonly verbs: Verb[];
  /** Asks for the next document with the result of a verb. Its address may be relative; none means the present one. */
  request(action: Action, result: Record<string, string>): Promise<void>;
  /** The verbs that are played to somebody else than the caller. */
  read(action: Action, result: Record<string, string>): Promise<readonly Verb[]>;
  /** Tells the server of something that it need not answer. */
  tell(url: string, result: Record<string, string>): Promise<void>;
  /** The caller does something: no circle until here. */
  beginTurn(): void;
}

/** So many documents without a question to the caller go round in a circle. */
const mostRequests = 60;

export function createDocuments({ incomingUrl, described, ...sender }: DocumentOptions): Documents {
  const send = createWebhookSender(sender);
  let document: { url: string; verbs: Verb[] } = { url: incomingUrl, verbs: [] };
  let requests = 0;

  return {
    get verbs() {
      return document.verbs;
    },
    async request({ url = document.url, method }, result) {
      if (++requests > mostRequests) {
        throw new Error(`The server sent ${mostRequests} answers in a row that ask the caller nothing.`);
      }
      const address = URL.parse(url, document.url);
      if (!address) throw new CarrierError(11100, `"${url}" is no address to go on to.`);
      const parameters = new URLSearchParams({ ...described, CallStatus: 'in-progress', ...result });
      const answer = await send({ method, url: address.href, parameters });
      document = { url: answer.url, verbs: readTwiml(answer) };
    },
    async read({ url = document.url, method }, result) {
      const parameters = new URLSearchParams({ ...described, CallStatus: 'in-progress', ...result });
      return readTwiml(await send({ method, url: new URL(url, document.url).href, parameters }));
    },
    async tell(url, result) {
      await send({ method: 'POST', url, parameters: new URLSearchParams({ ...described, ...result }) });
    },
    beginTurn() {
      requests = 0;
    },
  };
}
