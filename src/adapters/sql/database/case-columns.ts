import type { CaseDetails } from '../../../agency/case.ts';
import { createColumns } from './columns.ts';

/** What of a case differs neither by the parent who hears it nor by their other cases. */
type CaseFacts = Omit<CaseDetails, 'position' | 'count' | 'number' | 'numberEnding' | 'role'>;

export const caseColumns = createColumns<CaseFacts>()({
  county: { name: 'county', type: 'text' },
  monthlySupportCents: { name: 'monthly_support_cents', type: 'bigint' },
  arrearsCents: { name: 'arrears_cents', type: 'bigint' },
  asOf: { name: 'as_of', type: 'text', missing: null },
  dockets: { name: 'dockets', type: 'text', json: true },
});
