import { oneOf } from './written-fields.ts';

/** The days that are told by a word in place of their date. */
export const nearDays = ['yesterday', 'today', 'tomorrow'] as const;

export const NearDay = oneOf(nearDays);
export type NearDay = (typeof nearDays)[number];
