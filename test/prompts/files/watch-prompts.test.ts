import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { watchPrompts } from '../../../src/prompts/files/watch-prompts.ts';
import { contract, directory, english, writeWording } from '../../support/wording-fixture.ts';

const onKeptOut = vi.fn<(problem: unknown, when: string) => void>();
const onTrouble = vi.fn<(error: unknown) => void>();
const onReplaced = vi.fn<() => void>();
let folder: string;
let prompts: ReturnType<typeof watchPrompts>;

beforeEach(() => {
  vi.resetAllMocks();
  folder = writeWording();
  prompts = watchPrompts({ folder, contract, languages: ['en', 'es'], onKeptOut, onTrouble, onReplaced });
});

afterEach(() => prompts.close());

/** The English file with other words for a fault. */
function edit(words: string): string {
  return english.replace('Something went wrong.', words);
}

function hear(): string {
  return toText(
    prompts
      .current()
      .speak({ language: 'en', pace: 'standard', told: [{ prompt: 'fault' }], next: { kind: 'hang-up' } }),
  );
}

/** Longer than an edit takes to settle. */
const settle = () => wait(400);

test('an edit is heard while the process runs', async () => {
  const before = prompts.current();
  writeFileSync(join(folder, 'en.yaml'), edit('We are sorry.'));
  await expect.poll(hear).toBe('We are sorry.');
  expect(onReplaced).toHaveBeenCalledOnce();
  expect(onKeptOut).not.toHaveBeenCalled();
  expect(prompts.current()).not.toBe(before);
});

test('a file that an editor puts in the place of the old one is read', async () => {
  writeFileSync(join(folder, '.en.yaml.swp'), edit('We are sorry.'));
  renameSync(join(folder, '.en.yaml.swp'), join(folder, 'en.yaml'));
  await expect.poll(hear).toBe('We are sorry.');
  expect(onKeptOut).not.toHaveBeenCalled();
});

test('a broken edit is kept out and told once, and the mended one is taken', async () => {
  const broken = edit('Sorry {$sorry}');
  writeFileSync(join(folder, 'en.yaml'), broken);
  await expect.poll(() => onKeptOut).toHaveBeenCalled();
  writeFileSync(join(folder, 'en.yaml'), broken);
  await settle();
  expect(onKeptOut).toHaveBeenCalledOnce();
  const [problem] = onKeptOut.mock.calls[0] ?? [];
  expect(problem).toBeInstanceOf(FileErrors);
  expect(String(problem)).toContain('en.yaml:15:15 There is no slot $sorry here.');
  expect(hear()).toBe('Something went wrong.');
  expect(onReplaced).not.toHaveBeenCalled();

  writeFileSync(join(folder, 'en.yaml'), edit('We are sorry.'));
  await expect.poll(hear).toBe('We are sorry.');
  expect(onKeptOut).toHaveBeenCalledOnce();
});

test('a mistake in one language keeps an edit of another out too', async () => {
  writeFileSync(join(folder, 'es.yaml'), 'press: [');
  writeFileSync(join(folder, 'en.yaml'), edit('We are sorry.'));
  await expect.poll(() => onKeptOut).toHaveBeenCalled();
  expect(hear()).toBe('Something went wrong.');
});

test('an edit of the directory is taken over, and a broken one kept out', async () => {
  const findCounty = () =>
    prompts
      .current()
      .findOffices({ keys: '9' })
      .map(({ county }) => county);
  writeFileSync(join(folder, 'directory.yaml'), directory.replace('number: 58', 'number: 9'));
  await expect.poll(findCounty).toEqual(['Peña Blanca']);
  expect(onReplaced).toHaveBeenCalledOnce();
  writeFileSync(join(folder, 'directory.yaml'), directory.replace('cutOff:', 'cutoff:'));
  await expect.poll(() => onKeptOut).toHaveBeenCalledOnce();
  expect(String(onKeptOut.mock.calls[0]?.[0])).toContain('There is no slot $cutOff here.');
  expect(findCounty()).toEqual(['Peña Blanca']);
});

test('a file written in two halves is taken whole', async () => {
  const whole = edit('We are sorry.');
  writeFileSync(join(folder, 'en.yaml'), whole.slice(0, whole.length / 2));
  writeFileSync(join(folder, 'en.yaml'), whole);
  await expect.poll(hear).toBe('We are sorry.');
  expect(onKeptOut).not.toHaveBeenCalled();
});

test('a file that is gone changes nothing', async () => {
  rmSync(join(folder, 'es.yaml'));
  await expect.poll(() => onKeptOut).toHaveBeenCalledOnce();
  expect(String(onKeptOut.mock.calls[0]?.[0])).toContain('es.yaml:1:1 The file cannot be read.');
  expect(hear()).toBe('Something went wrong.');
});

test('other files in the folder are nothing to it', async () => {
  writeFileSync(join(folder, 'README.md'), 'For operators.');
  await settle();
  expect(onReplaced).not.toHaveBeenCalled();
  expect(onKeptOut).not.toHaveBeenCalled();
});

test('nothing is read once it is closed', async () => {
  prompts.close();
  writeFileSync(join(folder, 'en.yaml'), edit('We are sorry.'));
  await settle();
  expect(hear()).toBe('Something went wrong.');
});

test('wording that is broken from the start is refused', () => {
  const broken = writeWording({ en: edit('Sorry {$sorry}') });
  expect(() => watchPrompts({ folder: broken, contract, languages: ['en'], onKeptOut, onTrouble, onReplaced })).toThrow(
    FileErrors,
  );
});
