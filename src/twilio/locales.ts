import type { Language } from '../text/language.ts';

/** The carrier's names of the languages. */
export const locales = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;
