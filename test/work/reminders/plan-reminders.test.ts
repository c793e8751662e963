import { expect, test } from 'vitest';
import type { RemindedPage } from '../../../src/calls/ports/reminder-source.ts';
import { createPlanReminders } from '../../../src/work/reminders/plan-reminders.ts';

const nowMs = Date.parse('2026-11-27T18:00:00Z');
const empty: RemindedPage = { people: [], appointments: [], due: [], received: [], documents: [], next: undefined };
const calendar = () => ({ timeZone: 'America/Los_Angeles', isHoliday: () => false });

/** People with a payment that is due in three days, so many on each page. */
function pageOf(names: readonly string[], next: string | undefined): RemindedPage {
  return {
    ...empty,
    people: names.map((participant) => ({ participant, agreedMs: 1 })),
    due: names.map((participant) => ({ participant, day: '2026-11-30' })),
    next,
  };
}

type Options = Partial<Parameters<typeof createPlanReminders>[0]>;

function open(listReminded: (after: string | undefined) => RemindedPage, rest: Options = {}) {
  const asked: string[] = [];
  const warned: object[] = [];
  const plan = createPlanReminders({
    source: { listReminded: async (after) => listReminded(after) },
    list: {
      claim: async () => true,
      findKnown: async () => [],
      findToldNews: async () => new Map(),
    },
    consents: {
      async findOf(participant) {
        asked.push(participant);
        if (participant.startsWith('lost')) throw new Error('of one');
        return [];
      },
    },
    hold: async () => true,
    calendar,
    log: { warn: (facts) => void warned.push(facts) },
    clock: () => nowMs,
    ...rest,
  });
  return { plan, asked, warned };
}

test('pages that do not end are given up', async () => {
  const { plan } = open(() => ({ ...empty, next: 'on' }));
  await expect(plan()).rejects.toThrow('The pages of those who are reminded do not end');
});

test('a page is looked at only while this server reminds alone', async () => {
  let held = 2;
  let pages = 0;
  const { plan } = open(
    () => {
      pages += 1;
      return { ...empty, next: 'on' };
    },
    { hold: async () => held-- > 0 },
  );
  expect([await plan(), pages]).toEqual([0, 2]);
});

test('some whose consents cannot be found are counted, and three in a row end it', async () => {
  const first = open((after) => pageOf(['lost 1', 'a', 'lost 2', 'b'], after === undefined ? 'on' : undefined));
  expect(await first.plan()).toBe(0);
  expect(first.asked).toHaveLength(8);
  expect(first.warned).toMatchObject([{ people: 4 }]);
  const second = open(() => pageOf(['a', 'lost 1', 'lost 2', 'lost 3', 'b'], undefined));
  await expect(second.plan()).rejects.toThrow('of one');
  expect(second.asked).toEqual(['a', 'lost 1', 'lost 2', 'lost 3']);
});

test('each is asked for once a look, for all that there is', async () => {
  const { plan, asked } = open(() => ({
    ...pageOf(['a'], undefined),
    received: [{ participant: 'a', day: '2026-11-27', payment: 'p' }],
  }));
  await plan();
  expect(asked).toEqual(['a']);
});
