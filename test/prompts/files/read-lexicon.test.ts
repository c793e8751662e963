import { expect, test } from 'vitest';
import { readLexicon } from '../../../src/prompts/files/read-lexicon.ts';
import type { Problem } from '../../../src/yaml/problem.ts';
import { openYamlFile } from '../../../src/yaml/yaml-file.ts';

const lists =
  'fillers courtesy small not wish turn correcting joining choosing within-numbers twice thrice last this-year last-year';
const good = `"yes": [sure]
"no": [nope]
closing: [bye]
thanks: [thanks]
numbers:
  "9": [nine]
  "10": [ten]
places: { "1": [first] }
sound-alike: { "2": [to] }
same: { pay: [pays, "paid*"] }
alone: { back: [back] }
within: { agent: [a person] }
${lists.replaceAll(/(\S+) ?/gu, '$1: [x]\n')}`;

const show = ({ line, column, message }: Problem) => `${line}:${column} ${message}`;

function read(text: string) {
  const file = openYamlFile({ file: 'words.en.yaml', text });
  const lexicon = readLexicon(file);
  return { lexicon, problems: file.problems.map(show), warnings: file.warnings.map(show) };
}

test('good words have no problems', () => {
  const { lexicon, problems, warnings } = read(good);
  expect([...problems, ...warnings]).toEqual([]);
  expect(lexicon).toMatchObject({ yes: ['sure'], no: ['nope'] });
  expect(lexicon.numbers).toEqual(new Map(Object.entries({ 9: ['nine'], 10: ['ten'] })));
});

test.each([
  ['an empty phrase', '[bye]', '[bye, ""]', '3:16 "" holds no word that can be said.'],
  ['an emoji for a phrase', '[bye]', '[👋]', '3:11 "👋" holds no word that can be said.'],
  ['a sign of control', '[bye]', String.raw`["bye\x07"]`, '3:11 A sign of control stands here (U+0007).'],
  ['a number in words', '"10": [ten]', 'ten: [ten]', '7:3 "ten" must be a number in digits, such as 10.'],
  ['two numbers of one word', '[ten]', '[ten, Nine]', '7:15 "Nine" already stands for "9".'],
  ['a yes that is a no', '[nope]', '[nope, Sure!]', '2:14 "Sure!" already stands for "yes".'],
])('%s is refused', (_, from, to, problem) => {
  expect(good).toContain(from);
  expect(read(good.replace(from, to)).problems).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['a sign without width', '[bye]', '[b\u200Bye]', '3:12 An invisible sign stands here (U+200B).'],
  [
    'a phrase of a paragraph',
    '[bye]',
    `[${'bye '.repeat(30)}]`,
    '3:11 The recogniser expects no phrase of more than 100',
  ],
])('%s is warned of', (_, from, to, warning) => {
  const { problems, warnings } = read(good.replace(from, to));
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining(warning)]);
});
