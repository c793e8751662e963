import { expect, test } from 'vitest';
import { languages } from '../../src/text/language.ts';
import { judge, outcomeOf, typedOutcomeOf, type Verdict } from './judge-sentence.ts';
import { readCorpus, type Sentence } from './read-corpus.ts';

const verdicts: readonly Verdict[] = ['as meant', 'asked again', 'wrong place', 'danger'];

const corpus = languages.flatMap(readCorpus);
const judged = [
  ...corpus.map((sentence) => ({ ...sentence, way: 'spoken', ...judgeBy(sentence, outcomeOf) })),
  ...corpus.map((sentence) => ({ ...sentence, way: 'typed', ...judgeBy(sentence, typedOutcomeOf) })),
];

function judgeBy(sentence: Sentence, hear: (sentence: Sentence) => string) {
  const outcome = hear(sentence);
  return { outcome, verdict: judge(sentence, outcome) };
}

function shareOf(verdict: Verdict, among: readonly { readonly verdict: Verdict }[]): number {
  return among.filter((one) => one.verdict === verdict).length / among.length;
}

test.each(languages)('the corpus in %s has at least 600 sentences, each with a meaning', (language) => {
  const sentences = readCorpus(language);
  expect(sentences.length).toBeGreaterThanOrEqual(600);
  expect(
    sentences.filter(
      ({ means, written }) => means[0] === '' || !/^(?:first|second|third|fourth|kept back)$/.test(written),
    ),
  ).toEqual([]);
});

test.each(languages.flatMap((language) => ['spoken', 'typed'].map((way) => [language, way] as const)))(
  'in %s, of what each hand wrote, most is understood as meant where it is %s',
  (language, way) => {
    const heard = judged.filter((one) => one.language === language && one.way === way);
    for (const hand of ['first', 'second', 'third', 'fourth', 'kept back']) {
      const sentences = heard.filter(({ written }) => written === hand);
      expect(shareOf('as meant', sentences)).toBeGreaterThanOrEqual(0.95);
      expect(shareOf('wrong place', sentences)).toBeLessThanOrEqual(0.02);
    }
  },
);

test('no sentence ends a call, tells from the records or binds its caller where it did not ask for that', () => {
  const dangerous = judged.filter(({ verdict }) => verdict === 'danger');
  expect(dangerous.map(({ question, heard, outcome }) => `${question}: ${heard} → ${outcome}`)).toEqual([]);
});

test('the confusion table is printed', () => {
  const groups = Map.groupBy(judged, ({ language, way, written }) => `${language} ${way} ${written}`);
  const table = [...groups].map(([group, among]) => {
    const shares = verdicts.map((verdict) => `${verdict} ${(100 * shareOf(verdict, among)).toFixed(1)} %`);
    return [group, `${among.length} sentences`, ...shares];
  });
  process.stdout.write(`${table.map((row) => row.join('\t')).join('\n')}\n`);
  expect(table.length).toBe(10 * languages.length);
});
