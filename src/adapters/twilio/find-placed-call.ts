import type { ReminderCall } from '../../calls/ports/carrier-calls.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { PatientRequests } from './patient-requests.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, type TwilioAccount } from './twilio-client.ts';

/** The latest come first, and between two numbers there are a few calls a week. */
const pageSize = 100;
/** How far the clocks of the carrier and of this server may differ. */
const skewMs = 300_000;

/**
 * The carrier's name for a call that it has taken since then, by its numbers and by when it was made: by the time that it began, the list would
 * leave out a call that still waits at the carrier. Rejects where the carrier does not say.
 */
export async function findPlacedCall(
  { accountSid, authToken }: Pick<TwilioAccount, 'accountSid' | 'authToken'>,
  { to, from }: Pick<ReminderCall, 'to' | 'from'>,
  sinceMs: number,
): Promise<string | undefined> {
  const requests = new PatientRequests({ timeout: carrierTimeoutMs });
  const query = new URLSearchParams({ To: to, From: from, PageSize: String(pageSize) });
  const uri = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls.json?${query.toString()}`;
  const auth = { username: accountSid, password: authToken };
  // Without headers of its own, the library forgets to sign.
  const asking = requests.request<object>({ method: 'get', uri, ...auth, headers: {}, allowRedirects: false });
  const { statusCode: status, body } = await quietly(asking);
  if (status !== 200) throw new CarrierFault('listed no calls', status);
  const listed = readField(readJson(body), 'calls');
  if (!Array.isArray(listed)) throw new CarrierFault('listed no calls', 'unreadable');
  const found: unknown = listed.find((one: unknown) => isPlaced(one) && !(madeMs(one) < sinceMs - skewMs));
  return found === undefined ? undefined : String(readField(found, 'sid'));
}

function isPlaced(one: unknown): boolean {
  return readField(one, 'direction') === 'outbound-api';
}

/** Not a number where the carrier says no time: that is not long ago. */
function madeMs(one: unknown): number {
  return Date.parse(String(readField(one, 'date_created')));
}
