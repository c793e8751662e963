import type { Language } from './language.ts';

const names = {
  en: new Intl.DisplayNames('en-US', { type: 'region' }),
  es: new Intl.DisplayNames('es-US', { type: 'region' }),
} as const satisfies Record<Language, Intl.DisplayNames>;

/** The name of a country (ISO 3166, two letters) in a language. Throws where the code is no country's. */
export function nameCountry(country: string, language: Language): string {
  const name = names[language].of(country);
  if (name === undefined || name === country) throw new TypeError('its value must be a country of ISO 3166');
  return name.replace(' & ', ' and ');
}
