import { expect, test } from 'vitest';
import { flows } from '../../../flows/index.ts';
import type { CallEnded, TurnTaken } from '../../../src/calls/ports/measure.ts';
import { passOnWhileStopping } from '../../../src/calls/turns/pass-on-while-stopping.ts';
import { begin } from '../../../src/dialogue/advance.ts';
import { standAt } from '../../../src/dialogue/standing.ts';
import { settingsOf } from '../../../src/lines/line.ts';
import { aLine } from '../../support/a-line.ts';
import { aTurn } from '../../support/a-turn.ts';

test('a call that is passed on as its server stops ends in a fault where it stood, as long as it was', async () => {
  const line = aLine();
  const [flow] = flows;
  if (!flow) throw new Error('There is no flow');
  const standing = standAt(flow, begin(flow, settingsOf(line))[0]);
  const times = { begunMs: 1000, takenMs: 2000 };
  let isOver = false;
  const taken: TurnTaken[] = [];
  const ended: CallEnded[] = [];
  const { takeTurn, drain } = passOnWhileStopping(
    { takeTurn: () => expect.unreachable(), settled: async () => {} },
    {
      own: { end: async () => void (isOver = true), going: () => 0 },
      recall: async () => (isOver ? { turn: 0 } : { turn: 3, standing, times }),
      measure: {
        turnTaken: (turn) => void taken.push(turn),
        callEnded: (call) => void ended.push(call),
        callbackSettled: () => {},
        textTaken: () => {},
      },
      now: Temporal.Now.instant,
      patience: { drainMs: 0, noticeMs: 0 },
    },
  );
  await drain();
  await takeTurn(aTurn({ line, turn: 3 }));
  expect(taken).toMatchObject([{ event: 'fault', from: 'language', begunMs: 1000 }]);
  expect(ended).toMatchObject([{ end: 'fault', state: 'language', begunMs: 1000 }]);
});
