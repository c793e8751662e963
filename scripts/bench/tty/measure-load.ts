import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createReceiver, type Receiver } from '../../../src/channels/tty/modem/receiver.ts';
import { createTransmission } from '../../../src/channels/tty/modem/transmit.ts';
import type { MeasuredCase } from './measured-case.ts';
import { spoil } from './spoil.ts';
import { typeTty } from './type-tty.ts';

const text = 'THE QUICK BROWN FOX 1 23 45 THEN 0 GA. $1,310.55 (PIN 407193) OK? GA';
const frame = 160;
const [streams, seconds] = [300, 5];

interface Stream {
  readonly receiver: Receiver;
  readonly transmission: ReturnType<typeof createTransmission>;
}

/** How many streams one core carries in real time, all of them typing and being typed to at once, and what one costs in memory. */
export function* measureLoad(): Generator<MeasuredCase> {
  const heard = spoil(typeTty(text), { snrDb: 20 }, 1);
  carry(openStreams(), heard);
  const before = usedBytes();
  const open = openStreams();
  const calls = (streams * seconds * 1e6) / carry(open, heard);
  const bytes = (usedBytes() - before) / open.length;
  yield {
    case: 'calls in real time on one core',
    judge: 'load',
    seeds: 1,
    mean: calls,
    worst: calls,
    unit: 'calls',
    demanded: 300,
  };
  yield {
    case: 'memory of a stream',
    judge: 'load',
    seeds: 1,
    mean: bytes / 1000,
    worst: bytes / 1000,
    unit: 'kB',
    demanded: 64,
  };
}

function openStreams(): Stream[] {
  return Array.from({ length: streams }, () => ({
    receiver: createReceiver(),
    transmission: createTransmission(text),
  }));
}

/** Carries all streams frame by frame, in turn, as a server does. Returns the time of the processor, in microseconds. */
function carry(open: readonly Stream[], heard: Uint8Array): number {
  const block = new Uint8Array(frame);
  const begin = process.cpuUsage();
  for (let at = 0; at < seconds * 8000; at += frame)
    for (const { receiver, transmission } of open) {
      receiver.receive(heard.subarray(at, at + frame));
      transmission.write(block);
    }
  const { user, system } = process.cpuUsage(begin);
  return user + system;
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
