import { appointmentChecks } from './appointment-checks.ts';
import { caseChecks } from './case-checks.ts';
import { documentChecks } from './document-checks.ts';
import { participantChecks } from './participant-checks.ts';
import { paymentChecks } from './payment-checks.ts';
import type { ExtractRow } from './extract-row.ts';
import type { RowCheck, RowChecks, RowWorld } from './row-checks.ts';

const checks = {
  participant: participantChecks,
  case: caseChecks,
  payment: paymentChecks,
  appointment: appointmentChecks,
  document: documentChecks,
};

/** What was expected of a row that has the right form. */
interface Judgement {
  readonly refused: readonly string[];
  readonly doubted: readonly string[];
}

/** Judges values that are of the right form and cannot be meant, as far as the row shows by itself. */
export function judgeRow(row: ExtractRow, world: RowWorld): Judgement {
  const { refused, doubted } = checks[row.type] as RowChecks<ExtractRow>;
  const unmet = (some: readonly RowCheck<ExtractRow>[]) =>
    some.filter(({ isMet }) => !isMet(row, world)).map(({ expected }) => expected);
  return { refused: unmet(refused), doubted: unmet(doubted) };
}
