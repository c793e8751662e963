const at = { day: 'day', time: 'time' } as const;
const ofDay = { day: 'day', phone: 'phone' } as const;

/** Reminders and their corrections. `first-reminder` ends the first one to a number, and `more-by-phone` each other one. */
export const reminderTexts = {
  'court-date-ahead': at,
  'court-date-moved': at,
  'court-date-cancelled': ofDay,
  'court-date-gone': ofDay,
  'appointment-ahead': at,
  'appointment-moved': at,
  'appointment-cancelled': ofDay,
  'appointment-gone': ofDay,
  /** Without its weekday: that of a Saturday is outside GSM 03.38 in Spanish. */
  'payment-due': { day: 'date' },
  'payments-received': {},
  'document-ready': { what: 'term', way: 'term' },
  'documents-ready': { way: 'term' },
  'first-reminder': {},
  'more-by-phone': { phone: 'phone' },
} as const;
