import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import { sharedStatements } from '../../src/dialogue/shared-statements.ts';

/** What each call says: what every flow says, a notice, and what callers meet at every point. */
export const callPrompts = {
  statements: {
    ...sharedStatements,
    notice: {},
    'no-menu-before': {},
    'long-silence': {},
    'more-time-offer': {},
    'last-try-goodbye': {},
  },
  texts: { stopped: {}, started: {}, help: { phone: 'phone' }, unread: { phone: 'phone' } },
  optional: ['notice'],
} as const satisfies Partial<FlowPrompts>;
