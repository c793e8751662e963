/** What the system says where a server, or its name, is not there. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Classes and codes of PostgreSQL (appendix A of its manual): no connection (08), no resources such as connections or disk (53), stopping or
 * starting (57P01 to 57P03), and read-only, as a standby is until it takes over.
 */
const passing = /^(?:08...|53...|57P0[123]|25006)$/;

/** What `pg` says, without a code, where a server does not answer in time or goes away. */
const words = /timeout|Connection terminated/;

/** Of SQLite: busy, locked, a fault of the disk, a full disk. */
const passingInSqlite = new Set([5, 6, 10, 13]);

/** Whether a database cannot be reached or used now and may be later. A refused password, a missing database or missing rights do not count. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The lowest byte of an extended code is the code itself.
  if ('errcode' in error) return passingInSqlite.has(Number(error.errcode) % 256);
  if (!('code' in error) || typeof error.code !== 'string') return words.test(error.message);
  return unreachable.has(error.code) || passing.test(error.code);
}
