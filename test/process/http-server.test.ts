import { expect, test } from 'vitest';
import { createHttpServer } from '../../src/process/http-server.ts';
import { createLog } from '../../src/process/log.ts';

test('a route with a JSON schema, which nothing would check, ends the start', async () => {
  const app = createHttpServer(createLog('error', { write: () => {} }));
  app.post('/', { schema: { body: { type: 'object' } } }, async () => 'answered');
  await expect(app.ready()).rejects.toThrow('read what comes in with zod');
});

test.for([
  ['info', 200, 0],
  ['info', 404, 0],
  ['info', 503, 1],
  ['debug', 200, 1],
] as const)('at %s a request that is answered with %d leaves this many lines: %d', async ([level, status, lines]) => {
  const written: string[] = [];
  const app = createHttpServer(createLog(level, { write: (line) => void written.push(line) }));
  app.post('/', async (_request, reply) => reply.code(status).send());
  await app.inject({ method: 'POST', url: '/' });
  await app.close();
  expect(written.filter((line) => line.includes('"msg":"answered"'))).toHaveLength(lines);
});
