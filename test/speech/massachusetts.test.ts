import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { interpret } from '../../src/dialogue/interpret.ts';
import { type Language, languages } from '../../src/text/language.ts';
import { understand } from '../../src/understanding/understand.ts';
import { questionNamed } from './questions.ts';

/** Options of the main menu behind which an errand is done. */
const options: Readonly<Record<string, string>> = {
  balance: 'account',
  payments: 'account',
  pay: 'pay',
  'virtual-counter': 'virtual-counter',
  conference: 'conferences',
  dates: 'conferences',
};

interface Sentence {
  readonly means: string;
  readonly heard: string;
}

/** Sentences that nothing was learned from, a row each: what it means, and what was said. */
function readSentences(language: Language): Sentence[] {
  const text = readFileSync(join(import.meta.dirname, `massachusetts.${language}.tsv`), 'utf8');
  const rows = text.trim().split('\n');
  return rows.map((row) => {
    const [means = '', heard = ''] = row.split('\t');
    return { means, heard };
  });
}

/** What is understood at the main menu of Massachusetts. */
function hear(language: Language, text: string): string {
  const question = questionNamed('massachusetts-menu');
  const hearings = massachusetts.catalogue.hearings(language, question);
  const next = { kind: 'ask', question, misses: 0 } as const;
  const event = interpret({ kind: 'speech', text }, next, (said) => understand(said, hearings, 2026));
  return event.type === 'errand' ? event.errand : event.type.replace(/^choose\./, '');
}

test.each(languages)('most of what callers of Massachusetts say in %s is understood as meant', (language) => {
  const sentences = readSentences(language);
  const outcomes = sentences.map(({ means, heard }) => ({ means, heard, outcome: hear(language, heard) }));
  const others = outcomes.filter(({ means, outcome }) => outcome !== means && outcome !== options[means]);
  const wrong = others.filter(({ outcome }) => outcome !== 'no-match' && outcome !== 'either');
  expect(sentences.length).toBeGreaterThan(55);
  expect(others.length / sentences.length, JSON.stringify(others, undefined, 1)).toBeLessThanOrEqual(0.05);
  expect(wrong.length / sentences.length, JSON.stringify(wrong, undefined, 1)).toBeLessThanOrEqual(0.03);
});

test.each([
  'el administrador de casos',
  'quiero entrar al administrador de casos',
  'contactarlos por el administrador de casos',
])('"%s" is the web site, and no person', (heard) => expect(hear('es', heard)).toBe('case-manager'));

test.each(['tengo una conferencia', 'una pregunta de mi conferencia', 'la conferencia de caso'])(
  '"%s" is no payment',
  (heard) => expect(hear('es', heard)).toMatch(/^conferences?$/u),
);
