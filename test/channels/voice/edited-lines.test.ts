import { expect, test } from 'vitest';
import { createLiveLines } from '../../../src/lines/lines.ts';
import { aLine } from '../../support/a-line.ts';
import { buildTestApp, call, line, post } from '../../support/signed-app.ts';

const other = aLine({ name: 'other', numbers: ['+18005550111'] });

test('a call in progress goes on where its line is taken away; a new one is told that nobody answers', async () => {
  const lines = createLiveLines([line, other]);
  const { app, turns, ended } = await buildTestApp({ lines });
  await post(app, '/voice/incoming');
  lines.replace([other]);
  const goesOn = await post(app, '/voice/turn/1?language=es&pace=relay', { ...call, Digits: '3' });
  expect(goesOn.body).toContain('<Gather');
  expect(turns.map((turn) => [turn.turn, turn.line.name])).toEqual([
    [0, line.name],
    [1, line.name],
  ]);
  await post(app, '/voice/status', { ...call, CallStatus: 'completed' });
  expect(ended).toEqual([call['CallSid']]);
  const comes = await post(app, '/voice/incoming', { ...call, CallSid: 'CA2' });
  expect(comes.body).not.toContain('<Gather');
  expect(turns).toHaveLength(2);
});

test('a number that is added is answered at once, with the greeting of its text telephones', async () => {
  const lines = createLiveLines([line]);
  const { app, turns } = await buildTestApp({ lines });
  lines.replace([line, { ...other, tty: { number: '+18005550112', greeting: true, detect: false } }]);
  await post(app, '/voice/incoming', { ...call, To: '+18005550111' });
  expect(turns.map((turn) => turn.line.name)).toEqual(['other']);
  expect((await app.inject('/tty/greeting/18005550112.wav')).statusCode).toBe(200);
  expect((await app.inject('/tty/greeting/18005550113.wav')).statusCode).toBe(404);
});
