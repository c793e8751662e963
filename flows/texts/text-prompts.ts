import { createPick, createTell } from '../../src/dialogue/telling.ts';
import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import { callPrompts } from '../parts/call-prompts.ts';
import { errandPrompts } from '../parts/errand-prompts.ts';
import { type ErrandName, errandNames } from '../parts/errand-names.ts';

/** What every conversation in text messages can say. */
const textStatements = {
  'text-topics': {},
  'text-person': { phone: 'phone' },
  'text-person-tty': { phone: 'phone' },
  'text-person-now': {},
  'desk-opens-today': { from: 'time', to: 'time' },
  'desk-opens-tomorrow': { from: 'time', to: 'time' },
  'desk-opens-later': { day: 'day', from: 'time', to: 'time' },
  'our-time': {},
  'text-by-phone': { errand: 'term', phone: 'phone' },
  'text-goodbye': {},
} as const;

const textPicks = { 'text-which-errand': { errand: 'term' } } as const;

/** What the prompt files must hold for it, with the names of these errands. */
export function textPrompts(errands: readonly ErrandName[]) {
  return [
    callPrompts,
    { statements: errandPrompts(errands).statements, errands },
    {
      statements: textStatements,
      picks: textPicks,
      callbacks: ['text-person'],
      texts: { welcome: { phone: 'phone' }, more: {}, unavailable: { phone: 'phone' }, limit: { phone: 'phone' } },
    },
  ] as const satisfies readonly Partial<FlowPrompts>[];
}

type Statements = typeof textStatements & ReturnType<typeof errandPrompts<typeof errandNames>>['statements'];

export const tellInText = createTell<Statements>();
export const pickInText = createPick<typeof textPicks, Statements>();
