import { matching } from './written-fields.ts';

/** A decimal amount of money: `-?\d+\.\d{2}`, at most 13 digits before the point, so that its cents are a safe integer. */
export const moneyPattern = /^-?\d{1,13}\.\d{2}$/;

/** An amount as agencies write it, `"425.00"`, read into integer cents. */
export const Money = matching(moneyPattern, 'an amount such as "425.00", in quotes').transform(toCents);

/** The same, not below zero. */
export const Owed = Money.refine((cents) => cents >= 0, 'an amount of 0.00 or more');

/** Integer cents as agencies write an amount: `"425.00"`. */
export function writeCents(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** Integer cents of a decimal amount that fits `moneyPattern`; no fraction is ever computed with. */
export function toCents(money: string): number {
  const cents = Number(money.replace('-', '').replace('.', ''));
  return money.startsWith('-') && cents > 0 ? -cents : cents;
}
