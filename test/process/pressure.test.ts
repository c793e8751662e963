import { expect, test } from 'vitest';
import { weighDelay } from '../../src/process/pressure.ts';

test.each([
  ['calls alone', { signed: 500, requests: 500, connections: 20 }, 1000],
  ['calls, each over a connection of its own', { signed: 500, requests: 500, connections: 500 }, 1000],
  ['as many strangers', { signed: 500, requests: 1000, connections: 20 }, 500],
  ['nine times as many strangers', { signed: 50, requests: 500, connections: 500 }, 100],
  ['strangers who connect and ask for nothing', { signed: 50, requests: 50, connections: 500 }, 100],
  ['strangers alone', { signed: 0, requests: 500, connections: 500 }, 0],
  ['nobody', { signed: 0, requests: 0, connections: 0 }, 0],
])('of a second of waiting, %s cause as much as they are', (_, arrived, expected) => {
  expect(weighDelay({ delayMs: 1000, ...arrived })).toBe(expected);
});
