import { expect, test } from 'vitest';
import { createHttpServer } from '../../src/process/http-server.ts';
import { createLog } from '../../src/process/log.ts';

test('a route with a JSON schema, which nothing would check, ends the start', async () => {
  const app = createHttpServer(createLog('error', { write: () => {} }));
  app.post('/', { schema: { body: { type: 'object' } } }, async () => 'answered');
  await expect(app.ready()).rejects.toThrow('read what comes in with zod');
});
