/** Too many open files, in this process and in the system; no memory for a file or a socket. */
const shortages = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM']);

/** Whether an error says that the system had nothing left to give at that moment. Nothing of what was tried has happened. */
export function isShortage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && shortages.has(String(error.code));
}
