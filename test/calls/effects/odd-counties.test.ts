import { test } from 'vitest';
import { openSystem } from '../../support/whole-system.ts';

test.each(['LOS ANGELES COUNTY', 'County of Los Angeles', 'los angeles'])(
  'a case in "%s" is in Los Angeles County, which has its office and its hours',
  async (county) => {
    const system = await openSystem();
    try {
      await system.db.updateTable('cases').set({ county }).where('county', '=', 'Sacramento').execute();
      const caller = await system.dial();
      for (const keys of ['1', '1', '1000000000001#', '482913#', '2']) await caller.presses(keys);
      caller.hears('The case is in Los Angeles County.');
      await caller.presses('1');
      caller.hears('The Los Angeles County office is at 1900 Sample Street').hears('7 a.m. to 5 p.m.');
      await caller.presses('9');
      caller.hears('de 7 de la mañana a 5 de la tarde');
    } finally {
      await system.close();
    }
  },
);
