/** Does some work on a service. Where it fails, the message begins with what the service is called. */
export async function nameFault<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`${name}: ${tellCause(cause)}`, { cause });
  }
}

/** What went wrong, in the words of the library, or by its code where it has none. */
function tellCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
