import { z } from 'zod';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { AgencyError } from './agency-errors.ts';
import type { AgencyRequest } from './agency-exchange.ts';
import { nameRequest } from './name-request.ts';

/** The operations of version 1.0, by their names in `agency-api.yaml`. */
export const firstOperations = [
  'signIn',
  'listCases',
  'findCase',
  'findPayments',
  'hasPayments',
  'findAppointments',
  'requestPin',
  'checkNewPin',
  'changePin',
  'leaveRequest',
  'settleRequest',
  'appendToAudit',
  'checkHealth',
] as const;

const Told = z.object({
  version: z.string().regex(/^1\.\d{1,6}$/, 'a version such as "1.1"'),
  operations: z.array(z.string()),
});

interface Parts {
  readonly exchange: (request: AgencyRequest, signal: AbortSignal) => Promise<{ readonly text: string }>;
  readonly log: CallLog;
  readonly patienceMs: number;
}

export type Capabilities = ReturnType<typeof createCapabilities>;

/** Which minor version of the contract an agency answers, and which operations: 1.0 and none until it says otherwise. */
export function createCapabilities({ exchange, log, patienceMs }: Parts) {
  let minor = 0;
  let known: ReadonlySet<string> = new Set();

  /** Asks the agency. One that cannot say stays what it was. Resolves in any case. */
  async function learn(): Promise<void> {
    try {
      const request = { method: 'GET', path: '/capabilities', id: nameRequest() } as const;
      const { text } = await exchange(request, AbortSignal.timeout(patienceMs));
      take(Told.parse(JSON.parse(text)));
    } catch (err) {
      if (isOfOlderContract(err)) take({ version: '1.0', operations: [...firstOperations] });
      else log.warn({ err, version: `1.${minor}` }, 'the agency does not say what it can do');
    }
  }

  function take({ version, operations }: z.infer<typeof Told>): void {
    const told = Number(version.slice(2));
    if (told !== minor) log.info({ version }, 'the agency answers this version of the contract');
    minor = told;
    known = new Set(operations);
    const missing = firstOperations.filter((name) => !operations.includes(name));
    if (missing.length > 0) log.error({ missing }, 'the agency lacks operations that callers need');
  }

  return {
    learn,
    isAtLeast: (wanted: number): boolean => minor >= wanted,
    has: (operation: string) => known.has(operation),
  };
}

/** It answers, and knows no such operation. */
function isOfOlderContract(error: unknown): boolean {
  return error instanceof AgencyError && [404, 405, 501].includes(error.status ?? 0);
}
