import { createMadeUpCharges } from '../../../src/adapters/memory/made-up-charges.ts';
import { testCharges } from '../../support/charges.contract.ts';

testCharges('the made-up processor', async () => {
  const charges = createMadeUpCharges();
  return {
    servers: [charges, charges],
    cards: {
      good: { token: 'tok_visa' },
      declining: { token: 'tok_declines' },
      gone: { token: 'tok_gone' },
      busy: { token: 'tok_busy' },
      late: { token: 'tok_late' },
    },
    countCharges: (payment) => (charges.kept.has(payment) ? 1 : 0),
  };
});
