/** How long to wait by a `Retry-After` header (RFC 9110, 10.2.3): seconds or a date. Undefined where it says neither. */
export function readRetryAfter(header: string | string[] | undefined, nowMs: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(atMs - nowMs, 0);
}
