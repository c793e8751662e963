import type { OutgoingText } from '../../calls/ports/outgoing-texts.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { PatientRequests } from './patient-requests.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, type TwilioAccount } from './twilio-client.ts';

const pageSize = 100;
/** Between two numbers there are a few texts a week. */
const mostPages = 5;
/** How far the clocks of the carrier and of this server may differ. The same words a little earlier were the same text. */
const skewMs = 300_000;

/**
 * The carrier's name for a text that it has taken since then. It is looked for by its numbers, and then by its words and by when it was made:
 * by the day that it was sent, the list would leave out a text that still waits at the carrier. Rejects where the carrier does not say, or
 * has too many texts between the two numbers.
 */
export async function findSentText(
  { accountSid, authToken }: Pick<TwilioAccount, 'accountSid' | 'authToken'>,
  { to, from, text }: OutgoingText,
  sinceMs: number,
): Promise<string | undefined> {
  const requests = new PatientRequests({ timeout: carrierTimeoutMs });
  const folder = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const query = new URLSearchParams({ To: to, From: from, PageSize: String(pageSize) });
  let path: string | undefined = `${folder}?${query.toString()}`;
  for (let page = 1; path !== undefined; page += 1) {
    const body = await ask(path);
    const recent = readMessages(body).filter((one) => !(madeMs(one) < sinceMs - skewMs));
    const found = recent.find((one) => isOf(one, text));
    if (found) return String(readField(found, 'sid'));
    path = readNext(body);
    if (page < mostPages) continue;
    if (path !== undefined && recent.length > 0) throw new CarrierFault('has too many texts to look through', page);
    return undefined;
  }
  return undefined;

  async function ask(at: string): Promise<unknown> {
    const auth = { username: accountSid, password: authToken };
    const uri = `https://api.twilio.com${at}`;
    // Without headers of its own, the library forgets to sign.
    const asking = requests.request<object>({ method: 'get', uri, ...auth, headers: {}, allowRedirects: false });
    const { statusCode: status, body } = await quietly(asking);
    if (status !== 200) throw new CarrierFault('listed no texts', status);
    return readJson(body);
  }

  /** The token goes to the list of this account alone. */
  function readNext(body: unknown): string | undefined {
    const next = readField(body, 'next_page_uri');
    return typeof next === 'string' && next.startsWith(`${folder}?`) ? next : undefined;
  }
}

/** Throws where there is no list: an empty one would let a text be sent again. */
function readMessages(body: unknown): readonly unknown[] {
  const listed = readField(body, 'messages');
  if (!Array.isArray(listed)) throw new CarrierFault('listed no texts', 'unreadable');
  return listed;
}

/** An account on trial has a sentence of its own before each text. */
function isOf(one: unknown, text: string): boolean {
  const [body, direction] = [readField(one, 'body'), readField(one, 'direction')];
  return direction === 'outbound-api' && typeof body === 'string' && body.trimEnd().endsWith(text.trimEnd());
}

/** Not a number where the carrier says no time: that is not long ago. */
function madeMs(one: unknown): number {
  return Date.parse(String(readField(one, 'date_created')));
}
