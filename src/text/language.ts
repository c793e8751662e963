/** The languages of calls: ISO 639-1 codes, spoken as in the United States. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];
