import { argon2Sync, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPins } from '../../../../src/adapters/sql/sign-in/pins.ts';
import { deriveKeys } from '../../../../src/secrets/key-ring.ts';
import { oldKey } from '../../../support/sqlite-records.ts';

test('a hash is what another implementation of argon2id makes of the same PIN, salt and key', async () => {
  const hash = await createPins([oldKey]).hash('480217');
  const [, , version, cost, salt = '', tag = ''] = hash.split('$');
  expect([version, cost]).toEqual(['v=19', expect.stringMatching(/^m=7168,t=5,p=1,/)]);
  const judged = argon2Sync('argon2id', {
    message: createHmac('sha256', deriveKeys([oldKey], 'pin').first.key)
      .update('480217')
      .digest(),
    nonce: Buffer.from(salt, 'base64'),
    memory: 7168,
    passes: 5,
    parallelism: 1,
    tagLength: 32,
  });
  expect(Buffer.from(tag, 'base64')).toEqual(judged);
});
