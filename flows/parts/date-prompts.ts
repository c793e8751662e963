import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import { appointmentStatements } from './appointment-statements.ts';

/** What is told of hearings, conferences and appointments. */
export const datePrompts = {
  statements: { ...appointmentStatements, 'no-dates': {} },
  answers: [...Object.keys(appointmentStatements), 'no-dates'],
} as const satisfies Partial<FlowPrompts>;
