import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { lines } from '../../scripts/rigs/sample-system.ts';
import { createMemorySharedSets } from '../../src/adapters/memory/memory-shared-sets.ts';
import { createPayByReply } from '../../src/calls/texts/pay-by-reply.ts';
import { createLog } from '../../src/process/log.ts';
import { builtProgram } from '../support/built-program.ts';
import { compiledOnce } from '../support/compiled-once.ts';
import { mobile, openEnrolledPayer } from '../support/enrolled-payer.ts';
import { openFileCharges } from '../support/file-charges.ts';
import { oldKey, temporaryDatabase } from '../support/sqlite-records.ts';
import { catalogue } from '../support/whole-system.ts';

const program = builtProgram('test/support/reply-and-die.ts');

it.each([
  ['begun', 'Thank you.', 1],
  ['taken', 'We do not know yet whether your card was charged.', 0],
  ['charged', 'You have paid that already', 1],
] as const)('a server that is killed once a payment is %s charges it once at most', async (step, told, count) => {
  const url = await temporaryDatabase();
  const nowMs = Date.now();
  const payer = await openEnrolledPayer(url, nowMs);
  onTestFinished(() => payer.records.close());
  await payer.enrol();
  const code = await payer.offer(nowMs + 3_600_000);
  const file = `${url.replace('sqlite:', '')}.charges`;
  const server = spawn(process.execPath, [program, url, file, code, step], { env: compiledOnce });
  onTestFinished(() => void server.kill('SIGKILL'));
  expect(await once(server, 'exit')).toEqual([null, 'SIGKILL']);

  const { charges, list } = openFileCharges(file);
  const { cardPayments, replies, consents, trail } = payer;
  const payByReply = createPayByReply({
    cardPayments,
    replies,
    consents,
    trail,
    charges,
    lines,
    sets: createMemorySharedSets(),
    prompts: { current: () => catalogue },
    keys: [oldKey],
    log: createLog('silent'),
    now: () => Temporal.Now.instant(),
  });
  const text = { from: mobile, to: '+18669013212', line: 'customer-connect', code, language: 'en' } as const;
  expect((await payByReply({ ...text, message: 'SM2' }))[0]).toContain(told);
  expect(list()).toHaveLength(count);
});
