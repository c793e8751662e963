import { expect, test } from 'vitest';
import { customerTexts } from '../../flows/customer-texts.flow.ts';
import { massachusettsTexts } from '../../flows/massachusetts-texts.flow.ts';
import { promptContract } from '../support/whole-system.ts';
import { readTexts } from '../support/read-texts.ts';

/** The questions of conversations in text messages. */
const inText = [customerTexts, massachusettsTexts]
  .flatMap(({ prompts }) => prompts.digits)
  .filter((prompt) => promptContract.digits.includes(prompt));

/** A person, the menu before, or the other ways of signing in. */
const waysOut = {
  en: /press 0, then pound|press pound alone|For another ID/,
  es: /\b0 y la tecla numeral|0 para hablar con alguien|presione solo la tecla numeral|Para otro número/,
};

test.each(Object.entries(waysOut))('every question for a number names a way out at once, in %s', (language, wayOut) => {
  const wording = readTexts<{ say: string }>(language);
  const spoken = promptContract.digits.filter((prompt) => !inText.includes(prompt));
  expect(spoken.length).toBeGreaterThan(10);
  expect(spoken.filter((prompt) => !wayOut.test(wording[prompt]?.say ?? ''))).toEqual([]);
});

test.each([
  ['en', 'or AGENT for a person'],
  ['es', 'o AGENTE para una persona'],
])('every question for a number in text messages names a person at once, in %s', (language, wayOut) => {
  const wording = readTexts<{ say: string }>(language);
  expect(inText.length).toBeGreaterThan(0);
  expect(inText.filter((prompt) => !wording[prompt]?.say.includes(wayOut))).toEqual([]);
});
