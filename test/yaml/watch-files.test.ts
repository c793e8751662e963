import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLastGood } from '../../src/yaml/last-good.ts';
import { loadSource, type Source } from '../../src/yaml/source.ts';
import { watchFiles } from '../../src/yaml/watch-files.ts';
import { makeFolder } from '../support/wording-fixture.ts';

const keptOut = vi.fn<(problem: unknown, when: string) => void>();
const replaced = vi.fn<(value: string) => void>();
const trouble = vi.fn<(error: unknown) => void>();
let folder: string;
let data: string;
let over = false;
const file = () => join(folder, 'a.yaml');

const check = vi.fn<(sources: readonly Source[]) => string>();

function checkUsually([source]: readonly Source[]): string {
  if (!source?.text?.startsWith('good')) throw new Error(`not good: ${source?.text}`);
  return source.text;
}

beforeEach(() => {
  vi.resetAllMocks();
  check.mockImplementation(checkUsually);
  folder = makeFolder();
  data = join(makeFolder(), 'last-good');
  writeFileSync(file(), 'good');
});

function open(kept = data) {
  const watched = watchFiles({
    folders: [folder],
    read: () => [loadSource(file())],
    check,
    isOver: () => over,
    lastGood: createLastGood(kept, 'wording', folder),
    onKeptOut: keptOut,
    onReplaced: replaced,
    onTrouble: trouble,
  });
  onTestFinished(() => watched.close());
  return watched;
}

describe('the last good copy', () => {
  test('is started from where the files are broken, and is left for the files once they are mended', async () => {
    open().close();
    writeFileSync(file(), 'bad');
    const watched = open();
    expect(watched.current()).toBe('good');
    expect(watched.isStale()).toBe(true);
    expect(keptOut).toHaveBeenCalledExactlyOnceWith(new Error('not good: bad'), 'start');

    writeFileSync(file(), 'good again');
    await expect.poll(watched.current).toBe('good again');
    expect(watched.isStale()).toBe(false);
    watched.close();

    writeFileSync(file(), 'bad');
    expect(open().current()).toBe('good again');
  });

  test('is the last edit that was good', async () => {
    const watched = open();
    writeFileSync(file(), 'good, too');
    await expect.poll(() => replaced).toHaveBeenCalledExactlyOnceWith('good, too');
    writeFileSync(file(), 'bad');
    await expect.poll(watched.isStale).toBe(true);
    expect(keptOut).toHaveBeenCalledExactlyOnceWith(new Error('not good: bad'), 'edit');
    watched.close();
    expect(open().current()).toBe('good, too');
  });

  test('belongs to the folder where it was read', () => {
    open().close();
    folder = makeFolder();
    writeFileSync(file(), 'bad');
    expect(() => open()).toThrow('not good: bad');
  });

  test('is no help where it is not there, is damaged, or is not good any more', () => {
    open().close();
    writeFileSync(file(), 'bad');
    const [name = ''] = readdirSync(data);
    const path = join(data, name);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, 20));
    expect(() => open()).toThrow('not good: bad');
    writeFileSync(path, whole.replace('"good"', '"old"'));
    expect(() => open()).toThrow('not good: bad');
    rmSync(path);
    expect(() => open()).toThrow('not good: bad');
  });

  test('that cannot be written holds nothing up', () => {
    const occupied = join(makeFolder(), 'file');
    writeFileSync(occupied, '');
    expect(open(occupied).current()).toBe('good');
    expect(trouble).toHaveBeenCalledOnce();
  });
});

describe('while files have mistakes', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('that is told again every ten minutes, until they are mended', () => {
    const watched = open();
    writeFileSync(file(), 'bad');
    vi.advanceTimersByTime(10_000);
    expect(keptOut).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'edit');
    vi.advanceTimersByTime(590_000);
    expect(keptOut).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(10_000);
    expect(keptOut).toHaveBeenLastCalledWith(new Error('not good: bad'), 'still');
    vi.advanceTimersByTime(600_000);
    expect(keptOut).toHaveBeenCalledTimes(3);
    writeFileSync(file(), 'good');
    vi.advanceTimersByTime(1_200_000);
    expect(keptOut).toHaveBeenCalledTimes(3);
    expect(watched.isStale()).toBe(false);
  });

  test('files whose meaning changes by itself are checked anew, even while an edit of them is kept out', () => {
    const watched = open();
    writeFileSync(file(), 'bad');
    vi.advanceTimersByTime(10_000);
    over = true;
    onTestFinished(() => void (over = false));
    const checked = vi.fn<(sources: readonly Source[]) => string>((sources) => String(sources[0]?.text));
    check.mockImplementation(checked);
    vi.advanceTimersByTime(10_000);
    expect(checked).toHaveBeenCalledWith([expect.objectContaining({ text: 'good' })]);
    expect(watched.current()).toBe('good');
    expect(replaced).not.toHaveBeenCalled();
  });

  test('an edit that no event tells of is found within ten seconds', () => {
    const watched = open();
    renameSync(folder, `${folder}-old`);
    folder = `${folder}-old`;
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(file(), 'good elsewhere');
    vi.advanceTimersByTime(10_000);
    expect(watched.current()).toBe('good elsewhere');
  });
});
