import type { Language } from '../text/language.ts';

/** The languages as the carrier names them. */
export const locales = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;
