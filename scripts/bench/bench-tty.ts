import process from 'node:process';
import { parseArgs } from 'node:util';
import { measureLoad } from './tty/measure-load.ts';
import { measureReceiver } from './tty/measure-receiver.ts';
import { measureSilence } from './tty/measure-silence.ts';
import { measureTransmitter } from './tty/measure-transmitter.ts';
import { isMet } from './tty/measured-case.ts';
import { header, writeMeasuredCase } from './tty/write-case-table.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';

const help = `What the TTY modem reaches, against two TTYs that nobody of this project made: minimodem, and spandsp's V.18.

  npm run bench:tty                 all of it, over 20 seeds: some minutes
  npm run bench:tty -- --seeds 3    sooner, and less sure
  npm run bench:tty -- --help       this help

Noise is white and Gaussian, 0 to 4 kHz, against the power of the tones. Lost frames are 20 ms of
zeros, or what a row names. Everything passes through µ-law.
Wrong characters are counted as edit distance over length. Ends with 1 where anything demanded is missed. Debian's minimodem,
libspandsp-dev, gcc, sox and espeak-ng are installed where they are missing and root asks.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: measure });

function readArguments(args: string[]) {
  const options = { seeds: { type: 'string', default: '20' }, help: { type: 'boolean', default: false } } as const;
  const { help: wanted, ...values } = parseArgs({ args, options }).values;
  const seeds = Number(values.seeds);
  if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds wants a whole number from 1 on.');
  return { help: wanted, seeds };
}

function measure({ seeds }: { seeds: number }): number {
  let missed = false;
  process.stdout.write(header);
  for (const rows of [measureLoad(), measureTransmitter(), measureReceiver(seeds), measureSilence(seeds)])
    for (const row of rows) {
      process.stdout.write(writeMeasuredCase(row));
      missed ||= !isMet(row);
    }
  return missed ? 1 : done;
}
