import type { FlowPrompts } from '../../src/dialogue/flow.ts';

const paid = { total: 'money', number: 'digits' } as const;

/** What is said of paying by replying to texts, and written in them. */
export const replyPrompts = {
  statements: {
    'replies-on': { ending: 'digits' },
    'replies-terms': { ending: 'digits' },
    'replies-case': { ending: 'spell' },
    'replies-charge': {},
    'card-kept-first': {},
    'replies-kept': {},
    'card-not-kept': {},
    'replies-refused': {},
    'replies-ended': {},
  },
  answers: ['replies-on', 'replies-kept', 'replies-ended'],
  texts: {
    'reply-offer': { ending: 'spell', amount: 'money', fee: 'money', total: 'money', code: 'digits' },
    'reply-offer-free': { ending: 'spell', total: 'money', code: 'digits' },
    'reply-offers-by-phone': { phone: 'phone' },
    'reply-paid': paid,
    'reply-counts-on': { day: 'day' },
    'reply-paid-before': paid,
    'reply-declined': { phone: 'phone' },
    'reply-card-gone': { phone: 'phone' },
    'reply-not-taken': { phone: 'phone' },
    'reply-not-known': { phone: 'phone' },
    'reply-code-unknown': { phone: 'phone' },
    'reply-code-old': { phone: 'phone' },
    'reply-code-used': { phone: 'phone' },
    'reply-code-too-often': { phone: 'phone' },
    'reply-ended': { phone: 'phone' },
  },
} as const satisfies Partial<FlowPrompts>;
