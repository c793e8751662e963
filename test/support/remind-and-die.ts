import { appendFileSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { california } from '../../scripts/rigs/sample-system.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../../src/adapters/sql/reminders/sql-reminder-source.ts';
import type { ReminderCalls } from '../../src/calls/ports/carrier-calls.ts';
import type { OutgoingTexts } from '../../src/calls/ports/outgoing-texts.ts';
import type { NewText, TextList } from '../../src/calls/ports/text-list.ts';
import { createLog } from '../../src/process/log.ts';
import { openReminders } from '../../src/system/open-reminders.ts';
import { oldKey } from './sqlite-records.ts';

/** A program that reminds once at a time, and is killed at a step: `claim`, `begin`, `sent`, `accept`, or none. What was sent, or called, goes into a file. */
const [url = '', at = '0', step = '', file = ''] = process.argv.slice(2);

const clock = () => Number(at);
const { db, trail, consents, texts } = await openSqlRecords({ url, keys: [oldKey], clock });

function dieAfter<Args extends readonly unknown[], Result>(name: string, work: (...args: Args) => Promise<Result>) {
  return async (...args: Args): Promise<Result> => {
    const result = await work(...args);
    if (step === name) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}

const outgoing: OutgoingTexts = {
  send: dieAfter('sent', async ({ to, text }) => {
    appendFileSync(file, `${JSON.stringify({ to, text })}\n`);
    return { outcome: 'accepted', message: 'SM1' };
  }),
  find: async ({ text }) => (readFileSync(file, { encoding: 'utf8', flag: 'a+' }).includes(text) ? 'SM1' : undefined),
};

const calls: ReminderCalls = {
  call: dieAfter('sent', async ({ to }) => {
    appendFileSync(file, `${JSON.stringify({ to })}\n`);
    return { outcome: 'accepted', message: 'CA1' };
  }),
  find: async ({ to }) => (readFileSync(file, { encoding: 'utf8', flag: 'a+' }).includes(to) ? 'CA1' : undefined),
};

const list = {
  ...texts,
  claim: dieAfter('claim', (text: NewText) => texts.claim(text)),
  begin: dieAfter('begin', (...begun: Parameters<TextList['begin']>) => texts.begin(...begun)),
  accept: dieAfter('accept', (...taken: Parameters<TextList['accept']>) => texts.accept(...taken)),
};

const { work } = openReminders({
  config: { textRates: { 'ten-digit': 999, 'toll-free': 999 } },
  records: { list, source: createSqlReminderSource(db), mayRemind: async () => true },
  trail,
  consents,
  lines: california.lines,
  outgoing,
  calls,
  clock,
  write: (language, name, slots) => california.catalogue.text(language, name, slots),
  log: createLog('silent', process.stdout),
});
await work.lookOnce();
await work.stop();
await db.destroy();
