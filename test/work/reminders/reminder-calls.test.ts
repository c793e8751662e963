import { expect, test } from 'vitest';
import type { ReminderCall, ReminderCalls } from '../../../src/calls/ports/carrier-calls.ts';
import type { TextSent } from '../../../src/calls/ports/outgoing-texts.ts';
import { createStopReminderCalls } from '../../../src/calls/texts/stop-reminder-calls.ts';
import { useDatabases } from '../../support/databases.ts';
import { family, hearingRow, mobile, openCarrier, openRemindedAgency } from '../../support/reminded-agency.ts';

const hearing = '2026-12-04T09:30:00-08:00';

/** A carrier that takes every call, unless `answer` says otherwise. */
function openPlacedCalls(answer: (count: number) => TextSent | undefined = () => undefined) {
  const placed: ReminderCall[] = [];
  const calls: ReminderCalls = {
    async call(call) {
      const said = answer(placed.length);
      if (said) return said;
      placed.push(call);
      return { outcome: 'accepted', message: `CA${placed.length}` };
    },
    find: async () => undefined,
  };
  return { placed, calls };
}

async function openCalled(url: string, placing: ReturnType<typeof openPlacedCalls> | undefined = openPlacedCalls()) {
  const agency = await openRemindedAgency(url, '2026-11-20T12:00', openCarrier(), placing.calls);
  await agency.take([...family, hearingRow(hearing)]);
  await agency.agree('court-dates', { by: 'call' });
  return { ...agency, placed: placing.placed };
}

for (const [engine, makeUrl] of useDatabases()) {
  test(`who asked for calls is called a week and a day before, each once, in ${engine}`, async () => {
    const agency = await openCalled(await makeUrl());
    for (const time of ['2026-11-24T20:00', '2026-11-25T07:59', '2026-11-25T08:00', '2026-11-25T12:00'])
      await agency.lookAt(time);
    expect(agency.placed).toEqual([{ to: mobile, from: '+18669013212', line: 'customer-connect', language: 'en' }]);
    await agency.server.noteTextStatus({ message: 'CA1', state: 'delivered' });
    for (const time of ['2026-12-03T08:00', '2026-12-03T12:00', '2026-12-04T08:00']) await agency.lookAt(time);
    expect(agency.placed).toHaveLength(2);
    expect(agency.sent).toEqual([]);
    const audited = await agency.db.selectFrom('audit').select('what').where('call', '=', '').execute();
    expect(audited.filter(({ what }) => what === 'reminder-call-begun')).toHaveLength(2);
    expect(agency.log()).not.toMatch(/5550101|1000000000001/u);
  });

  test(`a busy number is called once more, the next day, and three times about an event in ${engine}`, async () => {
    const agency = await openCalled(await makeUrl());
    await agency.lookAt('2026-11-25T08:00');
    await agency.server.noteTextStatus({ message: 'CA1', state: 'failed', why: 'passing' });
    for (const time of ['2026-11-25T12:30', '2026-11-25T20:00']) await agency.lookAt(time);
    expect(agency.placed).toHaveLength(1);
    // The two days that follow are holidays of California.
    await agency.lookAt('2026-11-28T08:00');
    expect(agency.placed).toHaveLength(2);
    await agency.server.noteTextStatus({ message: 'CA2', state: 'failed', why: 'passing' });
    await agency.lookAt('2026-11-30T12:00');
    expect(agency.placed).toHaveLength(2);
    await agency.lookAt('2026-12-03T08:00');
    expect(agency.placed).toHaveLength(3);
    await agency.server.noteTextStatus({ message: 'CA3', state: 'failed', why: 'passing' });
    await agency.lookAt('2026-12-03T12:30');
    await agency.lookAt('2026-12-04T07:00');
    expect(agency.placed).toHaveLength(3);
    expect(await agency.states()).not.toContain('claimed');
  });

  test(`a number whose calls were stopped by a key is called no more, in ${engine}`, async () => {
    const agency = await openCalled(await makeUrl());
    await agency.agree('payments-due');
    await agency.lookAt('2026-11-25T08:00');
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const now = () => Temporal.Instant.fromEpochMilliseconds(agency.clock());
    const stop = createStopReminderCalls({ consents: agency.consents, log, now });
    const pressed = { phone: mobile, call: 'CA1', line: 'customer-connect', language: 'en', words: '9' } as const;
    await Promise.all([stop(pressed), stop(pressed)]);
    expect(await agency.consents.find(mobile)).toMatchObject([{ purpose: 'payments-due', by: 'text' }]);
    await agency.lookAt('2026-12-03T08:00');
    expect(agency.placed).toHaveLength(1);
  });

  test(`a fax is called no more, in ${engine}`, async () => {
    const agency = await openCalled(await makeUrl());
    await agency.lookAt('2026-11-25T08:00');
    await agency.server.noteTextStatus({ message: 'CA1', state: 'failed', why: 'unreachable' });
    await agency.lookAt('2026-12-03T08:00');
    expect(agency.placed).toHaveLength(1);
  });

  test(`two servers call once, in ${engine}`, async () => {
    const placing = openPlacedCalls();
    const agency = await openCalled(await makeUrl(), placing);
    agency.setClock('2026-11-25T08:00');
    await Promise.all([agency.server.work.lookOnce(), agency.openServer().work.lookOnce()]);
    expect(placing.placed).toHaveLength(1);
  });

  test(`nobody is called where no call can be placed, and the reminder ends as late in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00');
    await agency.take([...family, hearingRow(hearing)]);
    await agency.agree('court-dates', { by: 'call' });
    for (const time of ['2026-11-25T08:00', '2026-12-02T09:30']) await agency.lookAt(time);
    expect(agency.sent).toEqual([]);
    expect(await agency.states()).toEqual(['late']);
  });
}
