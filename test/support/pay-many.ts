import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { stateAfter } from '../../src/agency/card-payment.ts';
import { findMadeUpPayment } from './made-up-payments.ts';

/**
 * Pays as a server does, payment after payment, and says on its output what is kept: `node pay-many.ts URL COUNT`. Every tenth charge
 * fails, every seventh result comes twice, and every ninth never.
 */
const [, , url = '', count = '0'] = process.argv;
const { cardPayments, records } = await openSqlRecords({
  url,
  keys: [{ id: 'old', secret: 'a made-up secret of thirty-two characters' }],
});
for (let at = 0; at < Number(count); at += 1) {
  const { attempt, begun, results } = findMadeUpPayment(at);
  const { payment } = await cardPayments.begin(begun, attempt);
  process.stdout.write(`${attempt} begun ${payment}\n`);
  for (const outcome of results) {
    await cardPayments.settle(payment, { outcome });
    process.stdout.write(`${attempt} ${stateAfter[outcome]} ${payment}\n`);
  }
}
await records.close();
