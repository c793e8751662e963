/** Of the carrier's API, at any of its edges and regions: api.twilio.com, api.ie1.twilio.com, api.dublin.ie1.twilio.com. */
const carrierHost = /^api(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/;

/** The address of a recording at the carrier; undefined for any other: it is kept, and played to callers and agents. */
export function readRecordingAddress(written: string): string | undefined {
  const url = URL.parse(written);
  if (!url || url.protocol !== 'https:' || !carrierHost.test(url.host)) return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
