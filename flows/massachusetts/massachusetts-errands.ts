import { errandsOfPersons, errandsOfRecords } from '../parts/errand-names.ts';

/** Errands that can be done in this call once the caller has signed in. */
export const signedInErrands = [...errandsOfRecords, 'direct-payment-credit'] as const;

/** Errands of everybody, without signing in. */
const openErrands = [
  'pay',
  'virtual-counter',
  'conference',
  'libraries',
  'direct-payments',
  'open-case',
  'case-manager',
  'get-pin',
] as const;

/** What only a person can do. */
export const personErrands = [
  ...errandsOfPersons,
  'employers',
  'complaints',
  'contact-change',
  'direct-deposit',
  'payment-card',
  'documents',
  'offices',
] as const;

/** What callers may want done, wherever in the call they say it. */
export const massachusettsErrands = [...signedInErrands, ...openErrands, ...personErrands] as const;
