import { bauds } from '../../../src/channels/tty/modem/baud.ts';
import { createDetector } from '../../../src/channels/tty/modem/detector.ts';
import { toMuLaw } from '../../../src/channels/tty/modem/mu-law.ts';
import { hear } from './measure-receiver.ts';
import { measure, type MeasuredCase } from './measured-case.ts';
import { sounds } from './sounds.ts';

/** What our receiver types, and whether our detector is taken in, in a minute of every sound that is no TTY. */
export function* measureSilence(seeds: number): Generator<MeasuredCase> {
  for (const [name, make] of Object.entries(sounds)) {
    const minutes = Array.from({ length: seeds }, (_, seed) => Uint8Array.from(make(seed), toMuLaw));
    const minute = (seed: number) => minutes[seed] as Uint8Array;
    const of = (what: string) => `a minute of ${name}, ${what}`;
    const typed = { judge: 'receiver', demanded: 0, unit: 'characters' } as const;
    for (const baud of bauds)
      yield measure({ case: of(`${baud} baud`), ...typed }, seeds, (seed) => hear(minute(seed), baud).length);
    const alarms = { judge: 'detector', demanded: 0, unit: 'false alarms' } as const;
    yield measure({ case: of('as voice'), ...alarms }, seeds, (seed) => Number(createDetector().hear(minute(seed))));
  }
}
