import { expect, test } from 'vitest';
import { createSoundClock } from '../../../../src/channels/tty/wire/sound-clock.ts';

function createClock() {
  let wallMs = 1000;
  const clock = createSoundClock(() => wallMs);
  return { clock, passes: (ms: number) => (wallMs += ms) };
}

test('a line in real time ages by its sound, however it jitters', () => {
  const { clock, passes } = createClock();
  for (const gap of [0, 60, 0, 0, 140, 0]) {
    passes(gap);
    clock.heard(20);
  }
  expect(clock.read()).toBe(120);
});

test('a line that runs faster than life, or slower, keeps its own time', () => {
  const { clock, passes } = createClock();
  for (let second = 0; second < 60; second++) clock.heard(1000);
  expect(clock.read()).toBe(60_000);
  for (let frame = 0; frame < 10; frame++) {
    passes(200);
    clock.heard(20);
  }
  expect(clock.read()).toBe(60_200);
});

test('a line without sound ages as the wall does', () => {
  const { clock, passes } = createClock();
  clock.heard(5000);
  passes(400);
  expect(clock.read()).toBe(5000);
  passes(59_600);
  expect(clock.read()).toBe(65_000);
  clock.heard(20);
  expect(clock.read()).toBe(65_020);
});
