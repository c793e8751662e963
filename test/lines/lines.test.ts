import { expect, test } from 'vitest';
import { createLiveLines, findLine, findLineByName, findLineInUse } from '../../src/lines/lines.ts';
import { aLine } from '../support/a-line.ts';

const first = aLine({ name: 'first', numbers: ['+18005550101'] });
const second = aLine({ name: 'second', numbers: ['+18005550102'] });

test('a look at the lines sees the last edit', () => {
  const lines = createLiveLines([first]);
  lines.replace([{ ...first, pace: 'relay' }, second]);
  expect(findLine(lines, '+18005550101')?.pace).toBe('relay');
  expect([...lines].map(({ name }) => name)).toEqual(['first', 'second']);
  expect(lines.former).toEqual([]);
});

test('a line that is taken away answers no new call, and is there for calls in progress', () => {
  const lines = createLiveLines([first, second]);
  lines.replace([second]);
  expect(findLine(lines, '+18005550101')).toBeUndefined();
  expect(findLineInUse(lines, '+18005550101')).toBe(first);
  expect(findLineByName(lines, 'first')).toBe(first);
});

test('a call on a line that is renamed, or loses a number, finds the line by both', () => {
  const lines = createLiveLines([first]);
  const renamed = { ...first, name: 'new' };
  lines.replace([renamed]);
  expect(findLineInUse(lines, '+18005550101')).toBe(renamed);
  expect(findLineByName(lines, 'first')).toBe(first);
  lines.replace([{ ...renamed, numbers: ['+18005550109'] }]);
  expect(findLineInUse(lines, '+18005550101')).toMatchObject({ name: 'new', numbers: ['+18005550101'] });
  expect(findLineByName(lines, 'new')?.numbers).toEqual(['+18005550109']);
});

test('a line that comes back is as the file says now', () => {
  const lines = createLiveLines([first]);
  lines.replace([second]);
  const back = { ...first, pace: 'relay' as const };
  lines.replace([second, back]);
  expect(findLineInUse(lines, '+18005550101')).toBe(back);
  expect(findLineByName(lines, 'first')).toBe(back);
});
