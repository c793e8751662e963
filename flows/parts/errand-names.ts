/** Errands of callers who have signed in, that the records answer for every agency. */
export const errandsOfRecords = [
  'balance',
  'payments',
  'payments-made',
  'payments-sent',
  'missing-payment',
  'dates',
  'new-pin',
  'order-review',
  'text-reminders',
  'text-reminders-end',
] as const;

/** Errands that only a person does, at every agency. */
export const errandsOfPersons = [
  'message',
  'license',
  'passport',
  'taxes',
  'close-case',
  'order-copy',
  'appointment-change',
  'custody',
] as const;

/** What callers may want done, in all flows. Each flow says which of them it knows. */
export const errandNames = [
  ...errandsOfRecords,
  ...errandsOfPersons,
  'pay',
  'direct-deposit',
  'payment-card',
  'documents',
  'contact-change',
  'get-pin',
  'open-case',
  'offices',
  'employers',
  'complaints',
  'conference',
  'virtual-counter',
  'libraries',
  'case-manager',
  'direct-payments',
  'direct-payment-credit',
] as const;

export type ErrandName = (typeof errandNames)[number];
