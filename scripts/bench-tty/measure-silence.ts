import { bauds } from '../../src/channels/tty/modem/baud.ts';
import { createDetector } from '../../src/channels/tty/modem/create-detector.ts';
import { toMuLaw } from '../../src/channels/tty/modem/mu-law.ts';
import { hear } from './measure-receiver.ts';
import { measure, type Row } from './row.ts';
import { sounds } from './sounds.ts';

/** What our receiver types, and whether our detector is taken in, in a minute of every sound that is no TTY. */
export function* measureSilence(seeds: number): Generator<Row> {
  for (const [name, make] of Object.entries(sounds)) {
    const minute = (seed: number) => Uint8Array.from(make(seed), toMuLaw);
    for (const baud of bauds) {
      const row = {
        case: `a minute of ${name}, ${baud} baud`,
        judge: 'receiver',
        demanded: 0,
        unit: 'characters',
      } as const;
      yield measure(row, seeds, (seed) => hear(minute(seed), baud).length);
    }
    const row = {
      case: `a minute of ${name}, taken for a TTY`,
      judge: 'detector',
      demanded: 0,
      unit: 'calls',
    } as const;
    yield { ...measure(row, seeds, (seed) => (createDetector().hear(minute(seed)) ? 1 : 0)), unit: 'characters' };
  }
}
