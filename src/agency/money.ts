/** A decimal amount of money: `-?\d+\.\d{2}`, at most 13 digits before the point, so that its cents are a safe integer. */
export const moneyPattern = /^-?\d{1,13}\.\d{2}$/;

/** Integer cents of a decimal amount that fits `moneyPattern`; no fraction is ever computed with. */
export function toCents(money: string): number {
  const cents = Number(money.replace('-', '').replace('.', ''));
  return money.startsWith('-') && cents > 0 ? -cents : cents;
}
