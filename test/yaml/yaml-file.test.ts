import { describe, expect, test } from 'vitest';
import { openYamlFile } from '../../src/yaml/yaml-file.ts';
import { placeAndAdvice } from '../support/place-and-advice.ts';

/** What is wrong with a file that is to hold `one`, `two` and a list `many`, as `line:column message suggestion`. */
function problemsOf(text: string): string[] {
  const file = openYamlFile({ file: 'a.yaml', text });
  if (!file.unreadable) {
    const { one, two, many } = file.readFields(file.root, ['one', 'two', 'many']);
    file.readText(one);
    file.readFields(two, [], ['say', 'hear']);
    file.readList(many);
  }
  return file.problems.map(placeAndAdvice);
}

const good = 'one: Sorry.\ntwo: { say: Yes }\nmany: [a, b]\n';
const quotes = 'Put the whole text in double quotes.';

test('a good file has no problems, in the lines of Windows too, and from a mark on', () => {
  expect(problemsOf(good)).toEqual([]);
  expect(problemsOf(good.replaceAll('\n', '\r\n'))).toEqual([]);
  expect(problemsOf(`\uFEFF${good}`)).toEqual([]);
});

describe('words that YAML would take away are told', () => {
  test.each([
    ['after an exclamation mark', '!Sorry I did not', `1:6 A word that begins with ! is not said. ${quotes}`],
    ['after a mark of a type', '!!binary abc', `1:6 A word that begins with ! is not said. ${quotes}`],
    ['after an ampersand', '&Sorry I did not', `1:6 A word that begins with & is not said. ${quotes}`],
  ])('%s', (_, words, problem) => {
    expect(problemsOf(good.replace('Sorry.', words))).toEqual([problem]);
  });

  test('in a list', () => {
    expect(problemsOf(good.replace('a, b', 'a, !b c'))).toEqual([
      `3:11 A word that begins with ! is not said. ${quotes}`,
    ]);
  });

  test('but not marks at which no word is lost', () => {
    expect(
      problemsOf(good.replace('Sorry.', '!!str Sorry.').replace('{ say', '&map { say').replace('[a', '!!seq [a')),
    ).toEqual([]);
  });

  test('but not a text that another entry stands for', () => {
    expect(problemsOf(good.replace('Sorry.', '&b Sorry.').replace('a, b', 'a, *b'))).toEqual([]);
  });
});

describe('signs that no such file holds are told where the first one stands', () => {
  test.each([
    ['a zero byte in a comment', `# a\0b\n${good}`, '1:4 A sign of control stands here (U+0000). Take it away.'],
    ['zero bytes at the end', `${good}\0\0\0`, '4:1 A sign of control stands here (U+0000). Take it away.'],
    ['a document of a word processor', 'PK\x03\x04\x14', '1:3 A sign of control stands here (U+0003). Take it away.'],
    ['a tab of a printer', good.replace('Sorry', '\x0bSorry'), '1:6 A sign of control stands here (U+000B).'],
    ['lines that end in CR', good.replaceAll('\n', '\r'), '1:12 This line ends in a way of old computers (CR). Save'],
    [
      'an end of a line of a web page',
      good.replace('\ntwo', '\u2028two'),
      '1:12 An invisible end of a line stands here (U+2028)',
    ],
    [
      'marks of a merge',
      `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> b\n`,
      '1:1 Two versions of the file were not merged here:',
    ],
    [
      'a space that does not break',
      good.replace('\ntwo', '\n\u00A0two'),
      '2:1 This line begins with an invisible sign (U+00A0).',
    ],
    [
      'a space without width',
      good.replace('\ntwo', '\n\u200Btwo'),
      '2:1 This line begins with an invisible sign (U+200B).',
    ],
    [
      'one in a name',
      good.replace('say', 'sa\u200By'),
      '2:10 An invisible sign (U+200B) stands in this name. Write the',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('a mistake is told once, in plain words', () => {
  test.each([
    ['a file without an entry', '# nothing\n', '1:1 The file holds nothing. Put a copy of it back.'],
    ['another file', '<html></html>', '1:1 The file must hold one, two, many. Is it the right file?'],
    [
      'a comma in braces',
      good.replace('Yes', 'Yes, please'),
      '2:18 "please" is not known here. A text with a comma needs',
    ],
    ['a colon in braces', good.replace('Yes', 'Yes: now'), `2:13 A text with a colon needs quotes. ${quotes}`],
    ['two commas', good.replace('a, b', 'a,, b'), '3:10 A comma too many stands here. Take it away.'],
    [
      'no space after a colon',
      good.replace('one: S', 'one:S'),
      '1:1 The space after the colon is missing. Write name: text.',
    ],
    ['an empty list', good.replace('[a, b]', '[]'), '3:7 The list "many" holds nothing. Write [one, another].'],
    ['a list without brackets', good.replace('[a, b]', 'a'), '3:7 "many" must be a list. Write [a].'],
    ['brackets around a text', good.replace('Sorry.', '[Sorry]'), '1:6 "one" must be a text. Take the brackets away.'],
    [
      'a slot at the start',
      good.replace('Sorry.', '{$a} {$b}'),
      `1:11 Something stands after the end of the text. ${quotes}`,
    ],
    [
      '5,000 brackets',
      `${good}x: ${'['.repeat(5000)}${']'.repeat(5000)}`,
      'Far too many brackets or braces are open here.',
    ],
    ['a short name that is unlike any', `${good}a: b\n`, '4:1 "a" is not known here.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  test('no message is that of the library', () => {
    const odd = [
      'a: &a *b',
      'a: !a !b c',
      'a: |bad\n  b',
      '%FOO\na: b',
      '- a\nb: c',
      `a: ${'b'.repeat(1100)}: c`,
      '? [a]\n: b',
    ];
    for (const told of odd.flatMap(problemsOf))
      expect(told).not.toMatch(/mapping|scalar|token|node|collection|flow|YAML/iu);
  });
});
