import { createMemorySharedSets } from '../../src/adapters/memory/memory-shared-sets.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { createPayByReply } from '../../src/calls/texts/pay-by-reply.ts';
import { createLog } from '../../src/process/log.ts';
import { mobile } from './enrolled-payer.ts';
import { openFileCharges } from './file-charges.ts';
import { oldKey } from './sqlite-records.ts';

/** A program that takes one code, and is killed at a step: `begun`, `taken`, `charged`. */
const [url = '', file = '', code = '', step = ''] = process.argv.slice(2);
const dieAt = (at: string) => () => {
  if (step === at) process.kill(process.pid, 'SIGKILL');
};

const { cardPayments, replies, consents, trail } = await openSqlRecords({ url, keys: [oldKey] });
const { charges } = openFileCharges(file, { before: dieAt('taken'), behind: dieAt('charged') });
const payByReply = createPayByReply({
  cardPayments: {
    ...cardPayments,
    async begin(payment, attempt) {
      const begun = await cardPayments.begin(payment, attempt);
      dieAt('begun')();
      return begun;
    },
  },
  replies,
  consents,
  trail,
  charges,
  lines: [],
  sets: createMemorySharedSets(),
  prompts: {
    current() {
      throw new Error('It is killed before it answers');
    },
  },
  keys: [oldKey],
  log: createLog('silent'),
  now: () => Temporal.Now.instant(),
});
await payByReply({ from: mobile, to: '', line: 'customer-connect', message: 'SM1', code, language: 'en' });
