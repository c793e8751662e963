import { expect, test } from 'vitest';
import { proveAccount } from '../../../src/adapters/twilio/prove-account.ts';

const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'token' };

function prove(statusCode: number, body: object) {
  return proveAccount({ ...account, httpClient: { request: async () => ({ statusCode, body }) } as never });
}

test.for([
  [200, { status: 'active' }, 'active'],
  [200, { status: 'suspended' }, 'suspended'],
  [401, { code: 20_003, message: 'Authenticate' }, 'refused'],
  [404, { code: 20_404, message: 'not found' }, 'refused'],
] as const)('an answer %i %j: the account is %s', async ([status, body, state]) => {
  expect(await prove(status, body)).toBe(state);
});

test('a carrier that cannot answer says nothing of the account', async () => {
  await expect(prove(503, { message: 'unavailable' })).rejects.toThrow('unavailable');
});
