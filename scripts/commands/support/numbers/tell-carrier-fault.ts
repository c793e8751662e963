import { tellFault } from '../tell-fault.ts';

/** What a fault of the carrier's means, as a sentence that says what to do. */
export function tellCarrierFault(error: unknown): string {
  const status = readStatus(error);
  if (status === 401 || status === 403)
    return 'The carrier refuses TWILIO_ACCOUNT_SID with this TWILIO_AUTH_TOKEN: copy both from its console.';
  if (status === 429) return 'The carrier has been asked too often (429): try again later.';
  if (status !== undefined && status >= 500) return `The carrier cannot answer now (${status}): try again later.`;
  if (status !== undefined) return `The carrier refuses that (${status}): ${tellFault(error)}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return 'The carrier did not answer in time: try again later.';
  return `The carrier cannot be reached: ${tellFault(error)}`;
}

/** Whether it concerns one number alone; other faults would come again with the next one. */
export function concernsOneNumber(error: unknown): boolean {
  return [400, 404].includes(readStatus(error) ?? 0);
}

function readStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
