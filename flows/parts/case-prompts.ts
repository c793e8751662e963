import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import { moneyStatements } from './money-statements.ts';
import { enforcementStatements } from './tell-enforcement.ts';
import { statusStatements } from './tell-status.ts';

/** What is said before what is of one case, of nobody's case, and while a caller chooses one. */
export const caseChoicePrompts = {
  statements: {
    'cases-found': { count: 'count' },
    'in-case': { ending: 'spell' },
    'no-case': {},
    'no-case-with-ending': {},
    'too-many-cases': {},
  },
  digits: ['case-ending', 'case-ending-with-letters'],
  starred: ['case-ending', 'case-ending-with-letters'],
  picks: { 'which-case': { ending: 'spell', county: 'name' }, 'which-case-by-ending': { ending: 'spell' } },
} as const satisfies Partial<FlowPrompts>;

/** What is told of a case. */
export const casePrompts = {
  statements: {
    ...statusStatements,
    ...enforcementStatements,
    'case-of-several': { position: 'count', count: 'count', ending: 'spell' },
    ...moneyStatements,
    'balance-as-of': { asOf: 'date' },
    'balance-as-of-near': { day: 'term' },
    payee: { payee: 'place' },
    dockets: { dockets: 'spell', count: 'count' },
    county: { county: 'name' },
    'case-number': { number: 'spell' },
    'cases-left': { count: 'count' },
  },
  answers: Object.keys({ ...statusStatements, ...enforcementStatements, ...moneyStatements }),
} as const satisfies Partial<FlowPrompts>;
