import { expect, test } from 'vitest';
import { languages } from '../../src/text/language.ts';
import { judge, outcomeOf, type Verdict } from './judge-sentence.ts';
import { readCorpus } from './read-corpus.ts';

const verdicts: readonly Verdict[] = ['as meant', 'asked again', 'wrong place', 'danger'];

const judged = languages.flatMap((language) =>
  readCorpus(language).map((sentence) => {
    const outcome = outcomeOf(sentence);
    return { ...sentence, outcome, verdict: judge(sentence, outcome) };
  }),
);

function shareOf(verdict: Verdict, among: readonly { readonly verdict: Verdict }[]): number {
  return among.filter((one) => one.verdict === verdict).length / among.length;
}

test.each(languages)('the corpus in %s has at least 600 sentences, each with a meaning', (language) => {
  const corpus = judged.filter((one) => one.language === language);
  expect(corpus.length).toBeGreaterThanOrEqual(600);
  expect(corpus.filter(({ means, written }) => means[0] === '' || !/^(first|second)$/.test(written))).toEqual([]);
});

test('the confusion table is printed', () => {
  const groups = [...new Set(judged.map(({ language, written }) => `${language} ${written}`))];
  const table = groups.map((group) => {
    const among = judged.filter(({ language, written }) => group === `${language} ${written}`);
    const shares = verdicts.map((verdict) => [verdict, `${(100 * shareOf(verdict, among)).toFixed(1)} %`]);
    return { group, sentences: among.length, ...Object.fromEntries(shares) };
  });
  console.table(table);
  expect(table.length).toBe(2 * languages.length);
});
