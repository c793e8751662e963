/** The carrier keeps the cookies of a call and returns them with each of its webhooks (twilio.com/docs/voice/twiml). */
const name = 'call';
const mostBytes = 4096;
const given = new RegExp(`(?:^|;\\s*)${name}=([\\w.-]+)`);

/** What the last answer gave the carrier to carry. */
export function readCarried(cookies: string | undefined): { carried?: string } {
  const carried = given.exec(cookies ?? '')?.[1];
  return carried === undefined ? {} : { carried };
}

/** The header that gives the carrier something to carry; undefined where it is too long for a cookie. */
export function writeCarried(carried: string, channelUrl: string): string | undefined {
  const { protocol, pathname } = new URL(channelUrl);
  const cookie = `${name}=${carried}; Path=${pathname}; HttpOnly; SameSite=Strict${protocol === 'https:' ? '; Secure' : ''}`;
  return cookie.length <= mostBytes ? cookie : undefined;
}
