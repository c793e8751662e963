import type { ToldCase } from '../../src/agency/case.ts';
import type { Enforcement } from '../../src/agency/enforcement.ts';
import type { Withholding } from '../../src/agency/withholding.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { createTell } from '../../src/dialogue/telling.ts';
import type { Context } from './context.ts';
import { tellsTaxOffsets } from './tells-tax-offsets.ts';

const since = { since: 'date' } as const satisfies Slots;
const amount = { amount: 'money' } as const satisfies Slots;

/** Every sentence about what is in force against a payer, and what is taken out of their pay. */
export const enforcementStatements = {
  'enforcement-license': {},
  'enforcement-license-since': since,
  'enforcement-passport': {},
  'enforcement-passport-since': since,
  'enforcement-tax-intercept': {},
  'enforcement-tax-intercept-since': since,
  'enforcement-help': {},
  withholding: {},
  'withholding-week': amount,
  'withholding-two-weeks': amount,
  'withholding-half-month': amount,
  'withholding-month': amount,
  'withholding-other': amount,
  'withholding-since': since,
} as const satisfies Record<string, Slots>;

const tell = createTell<typeof enforcementStatements>();

/**
 * A case without what the line does not tell of it: that a tax refund is taken is federal tax information, as tax offsets are (IRS Publication
 * 1075). What is not told is not kept with the call either.
 */
export function keepToLine({ enforcement = [], ...found }: ToldCase, context: Context): ToldCase {
  const { settings } = context;
  const isTold = ({ kind }: Enforcement) => kind !== 'other' && (kind !== 'tax-intercept' || tellsTaxOffsets(context));
  const told = settings.enforcement ? keepEarliest(enforcement.filter(isTold)) : [];
  return { ...found, ...(told.length > 0 && { enforcement: told }) };
}

/** Several of one kind are one to the caller, since the first that has a day. */
function keepEarliest(enforcement: readonly Enforcement[]): Enforcement[] {
  const byKind = Map.groupBy(enforcement, ({ kind }) => kind);
  return [...byKind.values()].flatMap((same) => same.toSorted(byBeginning).slice(0, 1));
}

function byBeginning({ since: one = '9' }: Enforcement, { since: other = '9' }: Enforcement): number {
  return one < other ? -1 : Number(one > other);
}

/** What is in force against the caller, and whom to ask about it. */
export function tellEnforcement(enforcement: readonly Enforcement[] = []): Told[] {
  const told = enforcement.flatMap(tellOne);
  return told.length > 0 ? [...told, tell('enforcement-help')] : [];
}

function tellOne({ kind, since: begun }: Enforcement): Told[] {
  if (kind === 'other') return [];
  return [begun ? tell(`enforcement-${kind}-since`, { since: begun }) : tell(`enforcement-${kind}`)];
}

/** That support is taken out of the caller's pay, and how much where that is known. */
export function tellWithholding(withholding: Withholding | undefined): Told[] {
  if (!withholding) return [];
  const { amountCents, every = 'other', since: begun } = withholding;
  return [
    amountCents === undefined ? tell('withholding') : tell(`withholding-${every}`, { amount: amountCents }),
    ...(begun ? [tell('withholding-since', { since: begun })] : []),
  ];
}
