import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is said and asked of offices in text messages. */
export const officePrompts = {
  statements: {
    office: { county: 'name', address: 'place' },
    'office-phone': { phone: 'phone', hours: 'name' },
    'office-phone-abroad': { phone: 'phone', hours: 'name' },
    'office-unknown': {},
    'no-office': {},
    'text-too-many-offices': {},
  },
  answers: ['office', 'office-phone', 'office-phone-abroad'],
  digits: ['text-county-or-zip'],
  picks: { 'text-which-office': { county: 'name' } },
} as const satisfies Partial<FlowPrompts>;
