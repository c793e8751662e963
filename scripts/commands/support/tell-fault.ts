import { tellSystemFault } from '../../../src/process/tell-system-fault.ts';

/** The words of an error, or its code where it has none, with those of its cause. */
export function tellFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${tellFault(error.cause)})` : '';
  return (tellSystemFault(error) ?? (error.message || ('code' in error ? String(error.code) : error.name))) + cause;
}
