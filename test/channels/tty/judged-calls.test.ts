import { expect, test } from 'vitest';
import { spoil, type Spoiling } from '../../../scripts/bench/tty/spoil.ts';
import type { Judge, Speaking } from '../../../scripts/rigs/judges/judge.ts';
import { minimodem } from '../../../scripts/rigs/judges/minimodem.ts';
import { spandsp } from '../../../scripts/rigs/judges/spandsp.ts';
import { dialTty } from '../../support/tty-caller.ts';
import { openSystem } from '../../support/whole-system.ts';

const quiet: Spoiling = {};
const noisy: Spoiling = { snrDb: 10 };
const lossy: Spoiling = { snrDb: 20, loss: 0.005 };

/** Lines end with a return: minimodem cannot type letters behind figures and a space. */
test.each([
  ['minimodem', minimodem, 'a quiet line', quiet, 0],
  ['minimodem', minimodem, 'a noisy line', noisy, 0],
  ['spandsp', spandsp, 'a noisy line', noisy, 0],
  ['spandsp', spandsp, 'a line that loses frames', lossy, 0],
  ['spandsp', spandsp, 'a quiet line, one key after the other', quiet, 700],
] as [string, Judge<Speaking & { pauseMs?: number }>, string, Spoiling, number][])(
  'a whole call typed by $0 over $2',
  { timeout: 120_000 },
  async (_name, judge, _line, spoiling, pauseMs) => {
    const system = await openSystem({ listens: true });
    try {
      let seed = 1;
      const makeSound = (text: string) => spoil(judge.speak(`${text}\r`, { pauseMs }), spoiling, (seed += 1));
      const { publicUrl, authToken } = system;
      const caller = await dialTty(publicUrl, { authToken, to: '+18663994096', from: '+19165550142', makeSound });
      const typed = async (text: string, read: string) => (await caller.types(text)).reads(read);
      await typed('1', 'PARENT');
      await typed('YES', 'ID');
      await typed('1000000000001', 'PIN');
      await typed('482913', 'MENU');
      await typed('BALANCE', '$1,310.55');
      await typed('MENU', 'MENU');
      await typed('COURT', 'SACRAMENTO SUPERIOR COURT');
      await typed('MENU', 'MENU');
      await typed('OTHER OPTIONS', 'OTHER OPTIONS');
      await typed('3', 'PIN');
      await typed('2', 'NEW PIN');
      await typed('739204', 'ONCE MORE');
      await typed('739204', 'CHANGED');
      await caller.types('AGENT');
      await caller.isConnectedTo('+19165550101');
      await caller.hangsUp();
      expect(caller.call.state.kind).toBe('ended');
    } finally {
      await system.close();
    }
  },
);
