import type { CaseStatus } from '../../src/agency/case-status.ts';
import { readCountyName } from '../../src/agency/county-name.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { createTell } from '../../src/dialogue/telling.ts';

/** Every sentence about the status of a case. */
export const statusStatements = {
  'case-closed': {},
  'case-closed-since': { since: 'date' },
  'case-transferred': {},
  'case-transferred-to-county': { county: 'name' },
  'case-transferred-to': { place: 'name' },
  'case-transferred-since': { since: 'date' },
} as const satisfies Record<string, Slots>;

const tell = createTell<typeof statusStatements>();

/** What is told of a case before its balance; of one that has gone elsewhere, where it is, in place of its amounts. */
export function tellStatus({ status, statusSince: since, transferredTo: to }: CaseStatus): Told[] {
  if (status === 'closed') return [since ? tell('case-closed-since', { since }) : tell('case-closed')];
  if (status !== 'transferred') return [];
  return [tellTransfer(to), ...(since ? [tell('case-transferred-since', { since })] : [])];
}

function tellTransfer(to: string | undefined): Told {
  if (to === undefined) return tell('case-transferred');
  const county = readCounty(to);
  return county === undefined
    ? tell('case-transferred-to', { place: to })
    : tell('case-transferred-to-county', { county });
}

/** "Kern County" is a county; "Nevada" is a state, though there is a county of that name. */
function readCounty(place: string): string | undefined {
  const county = readCountyName(place);
  return county === place.trim().replaceAll(/\s+/gu, ' ') ? undefined : county;
}

/** The county whose office has the case; empty where it is in no county that is known. */
export function officeCountyOf({
  county = '',
  status,
  transferredTo: to = '',
}: CaseStatus & { readonly county?: string }): string {
  return status === 'transferred' ? (readCounty(to) ?? '') : county;
}

/** Whether a monthly amount falls due: of a status that is not known, nobody can say. */
export function isRunning({ status = 'open' }: CaseStatus): boolean {
  return status === 'open';
}
