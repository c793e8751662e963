import { parseArgs } from 'node:util';
import { writeCents } from '../../src/agency/money.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { tellReconciled } from '../commands/support/tell-reconciled.ts';
import { compareWithBooks } from './paying/compare-with-books.ts';

const help = `Pays by card in many calls, within this process: a made-up processor fails one in ten of them, and its file is taken afterwards.

  npm run paying

  --calls N      10000 unless told
  --at-once N    10 unless told
  --help         this text

The processor declines, does not answer, answers twice, or answers where nobody hears it, and callers hang up.
Ends with 0 where what our rows hold as paid is what the processor has charged, to the cent; with 1 where it is not; with 2 where the
command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: pay });

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { calls: text, 'at-once': text, help: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args, options });
  const { calls = '10000', 'at-once': atOnce = '10', help: asksHelp } = values;
  return { help: asksHelp, count: readCount('calls', calls), atOnce: readCount('at-once', atOnce) };
}

function readCount(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} must be a number from 1 to 999999.`);
  return Number(text);
}

async function pay(asked: { readonly count: number; readonly atOnce: number }): Promise<number> {
  const { before, after, reconciled, booked } = await compareWithBooks(asked);
  for (const { state, count, cents } of before) console.log(`${state}: ${count}, ${writeCents(cents)}`);
  const exitCode = tellReconciled(reconciled);
  const paid = after.find(({ state }) => state === 'paid') ?? { count: 0, cents: 0 };
  console.log(`Paid here: ${paid.count}, ${writeCents(paid.cents)}`);
  console.log(`Charged by the processor: ${booked.count}, ${writeCents(booked.cents)}`);
  const isEqual = paid.count === booked.count && paid.cents === booked.cents;
  const isSettled = after.every(({ state }) => state === 'paid' || state === 'not-paid');
  return isEqual && isSettled ? exitCode : done + 1;
}
