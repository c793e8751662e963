import { expect, it, onTestFinished } from 'vitest';
import { createStripeCharges } from '../../../src/adapters/processor/stripe-charges.ts';
import { createLog } from '../../../src/process/log.ts';
import { testCharges } from '../../support/charges.contract.ts';
import { openStandInStripe } from '../../support/stand-in-stripe.ts';

const log = createLog('silent');

async function open() {
  const standIn = await openStandInStripe();
  onTestFinished(() => standIn.close());
  const create = () =>
    createStripeCharges({ secretKey: 'sk_test_1', log, standIn: { host: standIn.host, port: standIn.port } });
  return { standIn, create };
}

testCharges('Stripe, as a stand-in plays it', async () => {
  const { standIn, create } = await open();
  const card = (token: string) => ({ token, profile: 'cus_1' });
  return {
    servers: [create(), create()],
    cards: {
      good: card('pm_visa'),
      declining: card('pm_declines'),
      gone: card('pm_gone'),
      busy: card('pm_busy'),
      late: card('pm_late'),
    },
    countCharges: (payment) => standIn.intents.filter((intent) => intent.payment === payment).length,
  };
});

it('does not know what a failure of the API has done, and asks once', async () => {
  const { standIn, create } = await open();
  const wanted = { payment: 'a'.repeat(32), card: { token: 'pm_broken' }, cents: 100, withinMs: 5000 };
  expect(await create().charge(wanted)).toEqual({ outcome: 'unknown' });
  expect(standIn.seen).toEqual([{ path: '/v1/payment_intents', authorization: 'Bearer sk_test_1' }]);
});
