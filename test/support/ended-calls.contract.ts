import { expect, test } from 'vitest';
import { idleCallMs } from '../../src/calls/patience.ts';
import type { EndedCalls } from '../../src/calls/ports/ended-calls.ts';

/** What everything must do that remembers which calls are over. `open` gives two that share what they remember. */
export function testEndedCalls(
  name: string,
  open: (clock: () => number) => Promise<readonly [EndedCalls, EndedCalls]>,
): void {
  test(`${name} remembers which calls are over for as long as a copy of them counts`, async () => {
    let nowMs = Date.UTC(2026, 10, 22);
    const [one, other] = await open(() => nowMs);
    await one.add('CA1');
    nowMs += 1000;
    await Promise.all([one.add('CA2'), other.add('CA2')]);
    expect([await other.has('CA1'), await other.has('CA2'), await other.has('CA3')]).toEqual([true, true, false]);
    nowMs += idleCallMs - 1000;
    expect([await other.has('CA1'), await other.has('CA2')]).toEqual([false, true]);
    await one.add('CA2');
    nowMs += idleCallMs - 1;
    expect(await one.has('CA2')).toBe(true);
  });
}
