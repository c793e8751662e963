import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it, onTestFinished } from 'vitest';
import { chargesContract, createProcessor } from '../../../scripts/rigs/processor/create-processor.ts';
import { createMadeUpCharges } from '../../../src/adapters/memory/made-up-charges.ts';
import { guardCharges } from '../../../src/adapters/processor/guard-charges.ts';
import { createHttpCharges } from '../../../src/adapters/processor/http-charges.ts';
import { createLog } from '../../../src/process/log.ts';
import { testCharges } from '../../support/charges.contract.ts';

const log = createLog('silent');
const wanted = { payment: 'a'.repeat(32), card: { token: 'tok_visa' }, cents: 100, withinMs: 5000 };

testCharges('a processor that keeps to charges-api.yaml', async () => {
  const charges = createMadeUpCharges();
  const app = await createProcessor({ charges, token: 'secret' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const servers = [
    createHttpCharges({ url, token: 'secret', log }),
    createHttpCharges({ url, token: 'secret', log }),
  ] as const;
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.close()));
    app.server.closeAllConnections();
    await app.close();
  });
  return {
    servers,
    cards: {
      good: { token: 'tok_visa', profile: 'cus_1' },
      declining: { token: 'tok_declines' },
      gone: { token: 'tok_gone' },
      busy: { token: 'tok_busy' },
      late: { token: 'tok_late' },
    },
    countCharges: (payment) => (charges.kept.has(payment) ? 1 : 0),
  };
});

it('keeps to OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(readFileSync(chargesContract, 'utf8'));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it.each([
  ['another status', 500, '', 'unknown'],
  ['HTML', 200, '<html>', 'unknown'],
  ['an outcome that is none', 200, '{"outcome":"perhaps"}', 'unknown'],
  ['a card in place of a charge', 200, '{"outcome":"paid","charge":"4111111111111111"}', 'unknown'],
  ['another charge under the same name', 422, '', 'unknown'],
  ['the same charge at work', 409, '', 'unknown'],
  ['a redirect', 302, '', 'unknown'],
  ['too many', 429, '', 'busy'],
  ['a wrong token', 401, '', 'busy'],
] as const)('takes %s for what it is', async (_what, status, body, outcome) => {
  const charges = createHttpCharges({ url: await answerWith(status, body), log });
  expect(await charges.charge(wanted)).toEqual({ outcome });
  await charges.close();
});

it.each([429, 401, 404, 503])(
  'has told nothing of a charge where it answers %d when it is asked after it',
  async (status) => {
    const charges = createHttpCharges({ url: await answerWith(status, ''), log });
    expect(await charges.find(wanted.payment, 1000)).toEqual({ outcome: 'unknown' });
    await charges.close();
  },
);

it('knows that nothing came to a processor which it could not connect to', async () => {
  const charges = createHttpCharges({ url: 'http://127.0.0.1:9', log });
  expect(await charges.charge(wanted)).toEqual({ outcome: 'busy' });
  expect(await charges.find(wanted.payment, 1000)).toEqual({ outcome: 'unknown' });
  await charges.close();
});

it('is left alone after several answers that say nothing', async () => {
  const asked: string[] = [];
  const silent = {
    charge: async ({ payment }: typeof wanted) => (asked.push(payment), { outcome: 'unknown' } as const),
    find: async () => ({ outcome: 'unknown' }) as const,
  };
  const charges = guardCharges(silent, log, { unknownToOpen: 2 });
  const outcomes = [await charges.charge(wanted), await charges.charge(wanted), await charges.charge(wanted)];
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'busy']);
  expect(asked).toHaveLength(2);
});

async function answerWith(status: number, body: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { location: '/elsewhere' }).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
