import { carrierHost } from '../text/name-recording.ts';

/** The address of a recording at the carrier; undefined for any other: it is kept, and played to callers and agents. */
export function readRecordingAddress(written: string): string | undefined {
  const url = URL.parse(written);
  if (!url || url.protocol !== 'https:' || !carrierHost.test(url.host)) return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
