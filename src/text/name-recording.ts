/** What the address of a recording at the carrier says. */
interface NamedRecording {
  /** The SID of the account. */
  readonly account: string;
  /** The carrier's name for the recording, its SID. */
  readonly recording: string;
  /** The same address without query, fragment and ending. */
  readonly address: string;
}

/** Of the carrier's API, at any of its edges and regions: api.twilio.com, api.ie1.twilio.com, api.dublin.ie1.twilio.com. */
export const carrierHost = /^api(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/;

const place =
  /^\/2010-04-01\/Accounts\/(?<account>AC\w{1,64})\/Recordings\/(?<recording>RE\w{1,64})(?:\.(?:wav|mp3|json))?$/;

/** Reads whose recording an address is of. Undefined for any address that is not exactly that of a recording at the carrier. */
export function nameRecording(written: string): NamedRecording | undefined {
  const url = URL.parse(written);
  if (!url || url.protocol !== 'https:' || !carrierHost.test(url.host)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const { account, recording } = place.exec(url.pathname)?.groups ?? {};
  if (account === undefined || recording === undefined) return undefined;
  return { account, recording, address: `${url.origin}/2010-04-01/Accounts/${account}/Recordings/${recording}` };
}
