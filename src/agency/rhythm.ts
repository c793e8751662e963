/** How often an amount is due, or is taken out of pay. `other` stands for every rhythm that is not listed. */
export const rhythms = ['week', 'two-weeks', 'half-month', 'month', 'other'] as const;
