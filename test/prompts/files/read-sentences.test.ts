import { expect, test } from 'vitest';
import { readSentences } from '../../../src/prompts/files/read-sentences.ts';
import { contract } from '../../support/wording-fixture.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

const needs = { ...contract, errands: ['balance', 'passport'] };
const good =
  '# a comment\n\nbalance\thow far behind am I\r\npassport\tmy passport\nagent\tget me somebody\nmain-menu.dates\tthe dates\n';

function read(text: string) {
  const { sentences, problems } = readSentences([{ file: 'sentences.en.tsv', text }], {
    contract: needs,
    known: needs,
  });
  return {
    sentences,
    problems: problems.map(placeAndAdvice),
  };
}

test('each row is a meaning and a sentence; comments and empty rows are passed over', () => {
  const { sentences, problems } = read(good);
  expect(problems).toEqual([]);
  expect([...sentences]).toEqual([
    ['balance', ['how far behind am I']],
    ['passport', ['my passport']],
    ['agent', ['get me somebody']],
    ['main-menu.dates', ['the dates']],
  ]);
});

test.each([
  ['no tab', 'agent\tget', 'agent get', '5:1 There is no tab in this row. Write a meaning, a tab, and a sentence.'],
  ['a mistyped errand', 'balance\t', 'balence\t', '3:1 "balence" is no meaning. Did you mean "balance"?'],
  [
    'a menu that has no such option',
    'main-menu.dates',
    'main-menu.date',
    '6:1 "main-menu.date" is no meaning. Did you mean "main-menu.dates"?',
  ],
  ['nothing said', 'my passport', '…', '4:10 Nothing is said in this row.'],
  ['a sign of control', 'my passport', 'my\u0007 passport', '4:12 A sign of control stands here (U+0007).'],
  [
    'a lost accent',
    'my passport',
    'mi pasaporte aquÃ\u00AD',
    '4:26 An accent was lost here: the file was once saved in another encoding. Write the sentence anew.',
  ],
  [
    'no sentence for an errand',
    'passport\tmy passport\n',
    '',
    '1:1 No sentence means "passport". Write one, behind its name and a tab.',
  ],
])('%s is refused', (_, from, to, problem) => {
  expect(good).toContain(from);
  expect(read(good.replace(from, to)).problems).toEqual([expect.stringContaining(problem)]);
});

test('a file that cannot be read is told by itself, and one of another kind by its first rows', () => {
  const fault = { line: 1, column: 1, message: 'The file cannot be read.' };
  expect(readSentences([{ file: 'sentences.en.tsv', fault }], { contract: needs, known: needs }).problems).toEqual([
    { file: 'sentences.en.tsv', ...fault },
  ]);
  expect(read('not this file\n'.repeat(100)).problems).toHaveLength(9);
});
