import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { usualPatience } from '../../../src/calls/patience.ts';
import type { AskAgency, RawAnswer } from './ask-agency.ts';
import { tellUnwell } from './judge-answer.ts';
import type { NamedCheck, Tried } from './trial.ts';

export const lineOfCheck = 'customer-connect';
const stillAtWork = 409;
const busyWaitMs = 1000;
const Left = z.object({ reference: z.string() });

/** How keys of wishes are taken. They leave requests and take them back. */
export const keyChecks: readonly NamedCheck[] = [
  ['a request is left once, and taken back', checkRequest],
  ['the same wish twice at once is done once', checkAtOnce],
];

function statementOf(participant: string): object {
  return {
    participant,
    kind: 'statement',
    language: 'en',
    line: lineOfCheck,
    channel: 'voice',
    pace: 'standard',
    details: {},
  };
}

async function checkRequest({ ask, participant }: Tried): Promise<string | undefined> {
  const key = randomUUID();
  const first = await ask('leaveRequest', statementOf(participant), { key });
  return judgeTwins(ask, first, await ask('leaveRequest', statementOf(participant), { key }));
}

/** The one that comes second may be answered with 409 while the first is at work: then a caller waits, and it is asked again. */
async function checkAtOnce({ ask, participant }: Tried): Promise<string | undefined> {
  const key = randomUUID();
  const leave = () => askUntilDone(() => ask('leaveRequest', statementOf(participant), { key }));
  const [first, again] = await Promise.all([leave(), leave()]);
  return judgeTwins(ask, first, again);
}

async function judgeTwins(ask: AskAgency, first: RawAnswer, again: RawAnswer): Promise<string | undefined> {
  const unwell = tellUnwell(first) ?? tellUnwell(again);
  if (unwell !== undefined) return unwell;
  const [{ reference }, twin] = [Left.parse(first.body), Left.parse(again.body)];
  const settled = tellUnwell(await ask('settleRequest', { reference }));
  if (twin.reference === reference) return settled;
  await ask('settleRequest', { reference: twin.reference });
  return 'the same key leaves two';
}

/** As the adapter does: each second, until a caller is not kept waiting any longer. */
async function askUntilDone(ask: () => Promise<RawAnswer>): Promise<RawAnswer> {
  const untilMs = performance.now() + usualPatience.agencyMs;
  for (;;) {
    const answer = await ask();
    if (answer.status !== stillAtWork || performance.now() + busyWaitMs > untilMs) return answer;
    await sleep(busyWaitMs);
  }
}
