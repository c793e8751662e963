import { reminderTexts } from './reminder-texts.ts';
import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is asked and said of reminders by text. */
export const reminderPrompts = {
  statements: {
    'reminders-on': { ending: 'digits', about: 'term' },
    'reminders-on-by-call': { ending: 'digits', about: 'term' },
    'reminders-about-dates': {},
    'reminders-about-payments': {},
    'reminders-about-dates-and-payments': {},
    'reminders-about-documents': {},
    'reminder-number-unfit': {},
    'reminders-terms': { ending: 'digits', about: 'term' },
    'reminders-terms-of-calls': { ending: 'digits', about: 'term' },
    'reminders-come-before-dates': {},
    'reminders-come-with-payments': {},
    'reminders-rules': {},
    'reminders-rules-of-calls': {},
    'reminders-kept': {},
    'reminder-calls-kept': {},
    'reminders-wait-for-start': { phone: 'phone' },
    'reminders-refused': {},
    'reminders-ended': {},
    /** Of a call that reminds: to a person, and to a machine. The agency comes first, then a number (47 CFR 64.1200(b)). */
    'reminder-call': { phone: 'phone', goOn: 'digits', stop: 'digits' },
    'reminder-call-message': { phone: 'phone' },
    'reminder-calls-ended': {},
  },
  answers: [
    'reminders-on',
    'reminders-on-by-call',
    'reminders-kept',
    'reminder-calls-kept',
    'reminders-wait-for-start',
    'reminders-ended',
  ],
  digits: ['reminder-number'],
  texts: reminderTexts,
} as const satisfies Partial<FlowPrompts>;
