import type { FoundPayment, PaymentKind } from '../../agency/payment.ts';
import type { Records } from '../ports/records.ts';

const statementMonths = 6;
/** As many as an agency may be asked for at once, and more pages than six months fill. */
const [onePage, mostPages] = [50, 10];

interface Asked {
  readonly participant: string;
  readonly kinds: readonly PaymentKind[];
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
}

/**
 * Whether a statement of the last six months is made: for who received something in them, and for who paid other than through an employer.
 * Tax offsets do not count: nobody learns from the answer whether there is one (IRS Publication 1075). One read for each kind, unless more than fifty payments are on the way.
 */
export async function hasStatement(
  records: Pick<Records, 'findPayments'>,
  { kinds, ...asked }: Asked,
): Promise<boolean> {
  const found = await Promise.all(kinds.map((kind) => hasOne(records, { ...asked, kind })));
  return found.includes(true);
}

async function hasOne(
  records: Pick<Records, 'findPayments'>,
  { participant, kind, today, timeZone }: Omit<Asked, 'kinds'> & { readonly kind: PaymentKind },
): Promise<boolean> {
  const from = today.subtract({ months: statementMonths }).toString();
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { participant, kind, today: today.toString(), timeZone, taxOffsets: false };
    const asked = { ...query, skip: page * onePage, after, limit: onePage };
    const { payments, more, next } = await records.findPayments(asked);
    after = next;
    const posted = payments.filter(({ status }) => status === 'posted');
    if (posted.some((payment) => payment.date >= from && isOnStatement(payment))) return true;
    if (!more || posted.some(({ date }) => date < from)) return false;
  }
  return false;
}

function isOnStatement({ kind, method }: FoundPayment): boolean {
  return kind === 'disbursement' || method !== 'wage-withholding';
}
