import { getCountries } from 'libphonenumber-js/max';

const called: Readonly<Record<string, string>> = {
  USA: 'US',
  'U.S.': 'US',
  'U.S.A.': 'US',
  UK: 'GB',
  ENGLAND: 'GB',
  KOREA: 'KR',
};

/** The code (ISO 3166) of a country that somebody wrote otherwise: "us", "USA", "Mexico". Undefined where none is meant. */
export function findMeantCountry(written: string): string | undefined {
  const text = written.toUpperCase();
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return called[text] ?? getCountries().find((code) => code === text || names.of(code)?.toUpperCase() === text);
}
