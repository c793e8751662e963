import type { Told } from '../../src/dialogue/output.ts';
import { createPick, createTell } from '../../src/dialogue/telling.ts';
import type { PartStatements } from './all-statements.ts';
import type { caseChoicePrompts } from './case-prompts.ts';
import type { deskPrompts } from './desk-prompts.ts';
import type { errandPicks } from './errand-prompts.ts';

/** A sentence of the parts of flows with its slots filled: the compiler knows which. */
export const tell = createTell<PartStatements>();

type PartPicks = (typeof deskPrompts)['picks'] & (typeof caseChoicePrompts)['picks'] & typeof errandPicks;

/** A question of these parts that picks one of several things. */
export const pick = createPick<PartPicks, PartStatements>();

/** By which clock times were told: callers abroad have another one. */
export function tellClock({ settings }: { readonly settings: { readonly abroad: boolean } }): Told[] {
  return settings.abroad ? [tell('our-time')] : [];
}
