import { expect, test } from 'vitest';
import type { VoiceStore } from '../../src/calls/ports/recordings.ts';

/** What everything must do that keeps sealed recordings. `open` gives two that share what they keep. */
export function testVoiceStore(name: string, open: () => Promise<readonly [VoiceStore, VoiceStore]>): void {
  test(`${name} keeps sealed recordings for all servers until they are removed`, async () => {
    const [one, other] = await open();
    expect(await one.get('RE1')).toBeUndefined();
    await one.put('RE1', 'sealed');
    await other.put('RE2', 'x'.repeat(4_000_000));
    expect([await other.get('RE1'), (await one.get('RE2'))?.length]).toEqual(['sealed', 4_000_000]);
    await Promise.all([one.put('RE1', 'sealed again'), other.put('RE1', 'sealed again')]);
    expect(await one.get('RE1')).toBe('sealed again');
    await one.remove('RE1');
    await one.remove('RE1');
    expect(await other.get('RE1')).toBeUndefined();
  });
}
