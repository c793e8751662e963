import { type Baud, bauds } from '../../../src/channels/tty/modem/baud.ts';
import { transmit } from '../../../src/channels/tty/modem/transmit.ts';
import type { Judge } from '../../rigs/judges/judge.ts';
import { minimodem } from '../../rigs/judges/minimodem.ts';
import { spandsp } from '../../rigs/judges/spandsp.ts';
import { editDistance } from '../../../src/text/edit-distance.ts';
import { foldPrompts } from './fold-prompts.ts';
import { measure, type MeasuredCase } from './measured-case.ts';

const rate = 8000;

/** Every prompt of both languages, typed by us, read by both judges. */
export function* measureTransmitter(): Generator<MeasuredCase> {
  for (const baud of bauds)
    for (const language of ['en', 'es'] as const)
      for (const judge of [minimodem, spandsp]) {
        const texts = foldPrompts(language);
        const name = `we type ${texts.length} prompts, ${language}, ${baud} baud`;
        yield measure({ case: name, judge: judge.name, demanded: 0, unit: '% wrong' }, 1, () =>
          misread(judge, texts, baud),
        );
      }
}

/** Percent of characters that a judge reads wrongly, of texts with a second of silence after each. */
export function misread(judge: Judge, texts: readonly string[], baud: Baud): number {
  const silence = new Uint8Array(rate).fill(0xff);
  const sound = Buffer.concat(texts.flatMap((text) => [transmit(text, { baud }), silence]));
  const typed = texts.join('');
  return (100 * editDistance(typed, judge.hear(sound, { baud }))) / typed.length;
}
