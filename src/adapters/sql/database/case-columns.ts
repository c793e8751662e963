import type { CaseDetails } from '../../../agency/case.ts';
import { createColumns } from './columns.ts';

/** What of a case differs neither by the party who hears it nor by their other cases. */
type CaseFacts = Omit<
  CaseDetails,
  'position' | 'count' | 'number' | 'numberEnding' | 'caseReference' | 'role' | 'guardian' | 'ofCase' | 'payee'
>;

/** The release that brings debts, what is due and orders. An older server beside it tells the sums of before, which stay true: `readMoney`. */
const since = '2027-04-debts-and-orders';

export const caseColumns = createColumns<CaseFacts>()({
  county: { name: 'county', type: 'text', missing: '' },
  monthlySupportCents: { name: 'monthly_support_cents', type: 'bigint' },
  arrearsCents: { name: 'arrears_cents', type: 'bigint' },
  asOf: { name: 'as_of', type: 'text', missing: null },
  dockets: { name: 'dockets', type: 'text', json: true },
  debts: { name: 'debts', type: 'text', json: true, since, missing: null },
  currentDue: { name: 'current_due', type: 'text', json: true, since, missing: null },
  orders: { name: 'orders', type: 'text', json: true, since, missing: null },
  status: { name: 'case_status', type: 'text', since: '2027-05', missing: null },
  statusSince: { name: 'case_status_since', type: 'text', since: '2027-05', missing: null },
  enforcement: { name: 'enforcement', type: 'text', json: true, since: '2027-05', missing: null },
  withholding: { name: 'withholding', type: 'text', json: true, since: '2027-05', missing: null },
  transferredTo: { name: 'transferred_to', type: 'text', since: '2027-05', missing: null },
});
