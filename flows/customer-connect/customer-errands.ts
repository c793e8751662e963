import { errandsOfPersons, errandsOfRecords } from '../parts/errand-names.ts';

/** Errands that can be done on this line once the caller has signed in. */
export const customerSignedInErrands = [
  ...errandsOfRecords,
  'pay',
  'direct-deposit',
  'payment-card',
  'documents',
  'contact-change',
] as const;

/** Errands of everybody, without signing in. */
const openErrands = ['get-pin', 'open-case', 'offices', 'employers', 'complaints'] as const;

/** What only a person can do. A message to the caseworker needs a caller who has signed in. */
export const customerPersonErrands = [...errandsOfPersons, 'conference'] as const;

/** What callers may want done, wherever in the call they say it. */
export const customerErrands = [...customerSignedInErrands, ...openErrands, ...customerPersonErrands] as const;
