/** The carrier keeps the cookies of a call and returns them with each of its webhooks (twilio.com/docs/voice/twiml). */
const name = 'call';
const mostBytes = 4096;
const given = new RegExp(`(?:^|;\\s*)${name}=([\\w.-]+)`);

/** The sealed call that the last answer gave the carrier to carry. */
export function readCarried(cookies: string | undefined): { carried?: string } {
  const carried = given.exec(cookies ?? '')?.[1];
  return carried === undefined ? {} : { carried };
}

/** Writes the header that gives the carrier a sealed call to carry; undefined where it is too long for a cookie. */
export function createWriteCarried(channelUrl: () => string): (carried: string) => string | undefined {
  let attributes: string | undefined;
  return (carried) => {
    const cookie = `${name}=${carried}; ${(attributes ??= describe(channelUrl()))}`;
    return cookie.length <= mostBytes ? cookie : undefined;
  };
}

function describe(channelUrl: string): string {
  const { protocol, pathname } = new URL(channelUrl);
  return `Path=${pathname}; HttpOnly; SameSite=Strict${protocol === 'https:' ? '; Secure' : ''}`;
}
