/** Errands that can be done on this line once the caller has signed in. */
export const customerSignedInErrands = [
  'balance',
  'payments',
  'payments-made',
  'payments-sent',
  'missing-payment',
  'pay',
  'direct-deposit',
  'payment-card',
  'dates',
  'documents',
  'contact-change',
  'new-pin',
  'order-review',
] as const;

/** Errands of everybody, without signing in. */
const openErrands = ['get-pin', 'open-case', 'offices', 'employers', 'complaints'] as const;

/** What only a person can do. A message to the caseworker needs a caller who has signed in. */
export const customerPersonErrands = [
  'message',
  'text-reminders',
  'license',
  'passport',
  'taxes',
  'close-case',
  'order-copy',
  'appointment-change',
  'conference',
  'custody',
] as const;

/** What callers may want done, wherever in the call they say it. */
export const customerErrands = [...customerSignedInErrands, ...openErrands, ...customerPersonErrands] as const;
