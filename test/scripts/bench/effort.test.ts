import { expect, test } from 'vitest';
import { countUntil, heardWords } from '../../../scripts/bench/effort/count-words.ts';
import { type Effort, measureEffort } from '../../../scripts/bench/effort/measure-effort.ts';
import { writeEffortTable } from '../../../scripts/bench/effort/write-effort-table.ts';
import { languages } from '../../../src/text/language.ts';
import { runScript } from '../../support/run-script.ts';

const { stdout, stderr, code } = await runScript('bench/effort.ts', ['--json'], {});
const efforts: Effort[] = code === 0 ? JSON.parse(stdout) : [];

test('ten errands are measured in each language, listening and keying ahead', () => {
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(efforts).toHaveLength(10 * languages.length * 2);
});

const limits = { listens: 60, 'keys ahead': 25 };

test.each(efforts.filter(({ errand }) => errand === 'balance'))(
  'the balance is heard soon: $language, a caller who $habit',
  (effort) => {
    expect(effort.seconds, blame(effort)).toBeLessThanOrEqual(limits[effort.habit]);
    expect(effort.turns).toBeLessThanOrEqual(7);
  },
);

/** What to shorten where the limit is missed. */
function blame({ language, habit, seconds, longest }: Effort): string {
  const prompts = longest.map(({ prompt, seconds: each }) => `${prompt} ${each.toFixed(1)} s`).join(', ');
  const limit = `limit for a caller who ${habit}: ${limits[habit]} s`;
  return `In ${language} the balance has been said after ${seconds.toFixed(1)} s (${limit}). Shorten the longest prompts on the way: ${prompts}`;
}

test('a limit that is missed is told with the longest prompts on the way', () => {
  const effort = efforts.find(({ errand, habit }) => errand === 'balance' && habit === 'listens');
  if (!effort) throw new Error('No balance was measured');
  expect(effort.longest.map(({ prompt }) => prompt)).toEqual(expect.arrayContaining(['language', 'role', 'pin']));
  expect(blame({ ...effort, seconds: 61.6 })).toMatch(
    /after 61\.6 s \(limit for a caller who listens: 60 s\)\. Shorten .*: [\w-]+ \d+\.\d s, /,
  );
});

test('a caller who keys ahead hears fewer words than one who listens, with the same keys and turns', () => {
  for (const listening of efforts.filter(({ habit }) => habit === 'listens')) {
    const { errand, language, keys, turns, words } = listening;
    const ahead = efforts.find((one) => one.errand === errand && one.language === language && one.habit !== 'listens');
    expect(ahead).toMatchObject({ keys, turns });
    expect(ahead?.words).toBeLessThan(words);
  }
});

test('words and pauses are counted up to the end of a sentence, and a number digit by digit', () => {
  const heard = heardWords("Let's see. You owe 12 dollars. Goodbye.");
  expect(heard).toEqual(["Let's", 'see', 'You', 'owe', '1', '2', 'dollars', 'Goodbye']);
  const beats = [...heard.slice(0, 2), 300, ...heard.slice(2, 5), 100, ...heard.slice(5, 7), 4900, ...heard.slice(7)];
  expect(countUntil(heardWords('You owe 12 dollars.'), beats)).toEqual({ words: 7, soundlessMs: 400 });
  expect(countUntil(heardWords('You owe 13 dollars.'), beats)).toBeUndefined();
});

test('an errand whose sentence is not heard fails, and is named', async () => {
  const errand = { name: 'a person', steps: ['1'], wanted: 'transfer' };
  await expect(measureEffort(errand, 'en', 'listens')).rejects.toThrow(
    'The caller on the errand "a person" does not hear transfer.',
  );
});

test('the table has numbers under each other', () => {
  const effort = {
    errand: 'balance',
    language: 'en',
    habit: 'listens',
    keys: 24,
    turns: 6,
    words: 130,
    seconds: 62,
    longest: [],
  } as const;
  expect(writeEffortTable([effort, { ...effort, habit: 'keys ahead', words: 8, seconds: 15.08 }])).toBe(
    [
      'errand       caller      keys  turns  words  seconds',
      'balance  en  listens       24      6    130     62.0',
      'balance  en  keys ahead    24      6      8     15.1',
      '',
    ].join('\n'),
  );
});
