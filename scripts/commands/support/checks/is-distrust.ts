/** What Node says of a certificate that it does not trust, and of a server that speaks no TLS or another one. */
const codes = /CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO/;

/** Whether TLS failed: an authority that nobody here knows, a name that does not fit, a certificate that has ended. */
export function isDistrust(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = 'lastNodeError' in error ? error.lastNodeError : error.cause;
  return ('code' in error && codes.test(String(error.code))) || isDistrust(inner);
}
