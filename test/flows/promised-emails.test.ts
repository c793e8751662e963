import { expect, test } from 'vitest';
import { openSystem } from '../support/whole-system.ts';

test.each([
  [true, ['should arrive within 20 minutes', 'a más tardar en 20 minutos']],
  [false, ['at the latest on the next business day', 'a más tardar el próximo día hábil']],
])('where e-mails leaving by themselves is %s, no more is promised', async (emailsAtOnce, promises) => {
  for (const [index, language] of ['1', '9'].entries()) {
    const system = await openSystem({ emailsAtOnce });
    const caller = await system.dial();
    for (const keys of [language, '1', '1000000000004#', '*#']) await caller.presses(keys);
    caller.hears(promises[index] ?? '');
    expect(caller.heard().includes('20')).toBe(emailsAtOnce);
    await system.close();
  }
});
