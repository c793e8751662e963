import { expect, test } from 'vitest';
import { promptContract } from '../support/whole-system.ts';
import { readTexts } from '../support/read-texts.ts';

/** A person, the menu before, or the other ways of signing in. */
const waysOut = {
  en: /press 0, then pound|press pound alone|For another ID/,
  es: /\b0 y la tecla numeral|0 para hablar con alguien|presione solo la tecla numeral|Para otro número/,
};

test.each(Object.entries(waysOut))('every question for a number names a way out at once, in %s', (language, wayOut) => {
  const wording = readTexts<{ say: string }>(language);
  expect(promptContract.digits.length).toBeGreaterThan(10);
  expect(promptContract.digits.filter((prompt) => !wayOut.test(wording[prompt]?.say ?? ''))).toEqual([]);
});
