import { expect, test } from 'vitest';
import { readTexts } from '../support/read-texts.ts';

interface Menu {
  readonly again: string;
  readonly options?: Readonly<Record<string, { readonly hear: readonly string[] }>>;
}

test.each([
  ['en', 'yes', /anything else\?$/iu],
  ['es', 'sí', /algo más\?$/iu],
])('in %s, "%s" leads to the main menu only where the caller was asked for anything else', (language, yes, asked) => {
  const wording = readTexts<Menu | string>(language);
  const leading = Object.values(wording).filter(
    (entry): entry is Menu => typeof entry === 'object' && entry.options?.['main-menu']?.hear.includes(yes) === true,
  );
  expect(leading.length).toBeGreaterThan(0);
  expect(leading.map(({ again }) => again).filter((again) => !asked.test(again))).toEqual([]);
});
