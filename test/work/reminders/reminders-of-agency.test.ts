import { expect, test } from 'vitest';
import type { ReminderCall } from '../../../src/calls/ports/carrier-calls.ts';
import { documentRow } from '../../support/document-row.ts';
import { family, hearingRow, mobile, openCarrier } from '../../support/reminded-agency.ts';
import { openRemindingServer } from '../../support/reminding-server.ts';
import { caseRow } from '../../support/rows.ts';

const hearing = '2026-12-04T09:30:00-08:00';
const told = 'California Child Support: you have a court date on Friday, December 4 at 9:30 a.m.';
const first = 'Reminders you agreed to. Message and data rates may apply. Reply HELP for help, STOP to stop.';
const more = 'Questions? Call 866-901-3212.';

const [parent, other] = family;
const withCase = (rest: object) => [parent, other, { ...caseRow, ...rest }].filter((row) => row !== undefined);

test('a hearing at an agency goes once a week before, and is corrected once where it is moved or cancelled', async () => {
  const server = await openRemindingServer('2026-11-20T12:00');
  await server.take([...family, hearingRow(hearing, { id: 'H-1' })]);
  await server.agree('court-dates');
  for (const time of ['2026-11-25T08:00', '2026-11-25T09:30', '2026-11-25T12:00']) await server.lookAt(time);
  expect(server.texts()).toEqual([`${told} ${first}`]);
  const later = '2027-01-11T13:00:00-08:00';
  await server.take([...family, hearingRow(later, { id: 'H-1', status: 'moved', movedFrom: hearing })]);
  for (const time of ['2026-11-30T08:00', '2026-11-30T10:00', '2026-12-03T08:00']) await server.lookAt(time);
  expect(server.texts().slice(1)).toEqual([
    'California Child Support: your court date has changed. It is now on Monday, January 11 at 1:00 p.m.',
  ]);
  await server.take([...family, hearingRow(later, { id: 'H-1', status: 'cancelled' })]);
  for (const time of ['2026-12-03T12:00', '2026-12-03T14:00']) await server.lookAt(time);
  expect(server.texts().slice(2)).toEqual([
    'California Child Support: your court date on Monday, January 11 is cancelled. Questions? Call 866-901-3212.',
  ]);
});

test('what is due, posted and ready at an agency is told, as its consents have it', async () => {
  const server = await openRemindingServer('2026-12-01T12:00');
  const { caseNumber } = caseRow;
  const paid = { type: 'payment', caseNumber, kind: 'collection', amount: '425.00', method: 'bank' } as const;
  await server.take(family);
  await server.agree('payments-due');
  await server.agree('payments-received');
  await server.agree('documents', { participant: '2', phone: '+16175550102' });
  await server.take([
    ...family,
    { ...paid, status: 'expected', date: '2026-12-10' },
    { ...paid, status: 'posted', date: '2026-12-07', id: 'a' },
    documentRow('D-1', '2026-12-07', { kind: 'statement', way: 'portal' }),
  ]);
  for (const time of ['2026-12-07T12:00', '2026-12-07T14:00', '2026-12-08T12:00']) await server.lookAt(time);
  expect(server.texts().toSorted()).toEqual([
    `California Child Support: a payment was posted in your case. ${more}`,
    `California Child Support: a statement is ready for you, on the website. ${first}`,
    `California Child Support: you have a payment due on December 10, 2026. ${first}`,
  ]);
});

test('what waits is withdrawn where the agency tells its case no more, and nothing of it is corrected', async () => {
  const server = await openRemindingServer('2026-11-20T12:00');
  await server.take([...family, hearingRow(hearing)]);
  await server.agree('court-dates');
  await server.lookAt('2026-11-25T06:00');
  expect(await server.states()).toEqual(['claimed']);
  await server.take([...withCase({ protect: true }), hearingRow(hearing)]);
  await server.lookAt('2026-11-25T08:00');
  expect(await server.states()).toEqual(['withdrawn']);
  await server.take([...withCase({ protect: false }), hearingRow(hearing)]);
  await server.lookAt('2026-11-25T09:30');
  expect(server.texts()).toEqual([`${told} ${first}`]);
  await server.take([...withCase({ protect: true }), hearingRow(hearing, { status: 'cancelled' })]);
  await server.lookAt('2026-11-25T11:00');
  expect(server.sent).toHaveLength(1);
});

test('a STOP that reaches the agency, or this server, before a text goes stops it', async () => {
  const server = await openRemindingServer('2026-11-20T12:00');
  await server.take([...family, hearingRow(hearing)]);
  await server.agree('court-dates');
  await server.lookAt('2026-11-25T06:00');
  await server.agree('all', { given: false });
  await server.lookAt('2026-11-25T08:00');
  expect([server.sent.length, await server.states()]).toEqual([0, ['stopped']]);

  const second = await openRemindingServer('2026-11-20T12:00');
  await second.take([...family, hearingRow(hearing)]);
  await second.agree('court-dates');
  await second.lookAt('2026-11-25T06:00');
  const said = {
    phone: mobile,
    given: false,
    language: 'en',
    words: '9',
    channel: 'voice',
    line: 'customer-connect',
  } as const;
  // Of a sign-in whose reference the agency does not know by now.
  const change = {
    ...said,
    participant: '4711.3',
    purpose: 'court-dates',
    call: 'CA1',
    turn: 3,
    atMs: second.clock(),
  } as const;
  await second.consents.record(change, 'CA1:3');
  await second.lookAt('2026-11-25T08:00');
  expect([second.sent.length, await second.states()]).toEqual([0, ['stopped']]);
});

test('a call reminds as a text does, and the audit trail of the agency has both, of no call', async () => {
  const placed: ReminderCall[] = [];
  const calls = {
    call: async (call: ReminderCall) => {
      placed.push(call);
      return { outcome: 'accepted', message: 'CA9' } as const;
    },
    find: async () => undefined,
  };
  const server = await openRemindingServer('2026-11-20T12:00', { calls });
  await server.take([...family, hearingRow(hearing)]);
  await server.agree('court-dates', { by: 'call' });
  await server.agree('court-dates', { participant: '2', phone: '+16175550102' });
  for (const time of ['2026-11-25T08:00', '2026-11-25T10:00']) await server.lookAt(time);
  expect(placed).toMatchObject([{ to: mobile, line: 'customer-connect' }]);
  expect(server.sent).toHaveLength(1);
  const audited = server.asked.filter((one) => one.startsWith('/v1/audit/append'));
  expect(audited).toHaveLength(2);
  for (const what of ['text-told', 'reminder-call-begun'])
    expect(audited.join('\n')).toMatch(new RegExp(`"what":"${what}"`));
  expect(audited.join('\n')).not.toContain('"call":');
});

test('while the agency is away nothing is lost, and no line is written for each text; then they go once', async () => {
  const server = await openRemindingServer('2026-11-20T12:00');
  await server.take([...family, hearingRow(hearing)]);
  await server.agree('court-dates');
  await server.lookAt('2026-11-25T06:00');
  server.state.isAway = true;
  for (const time of ['2026-11-25T08:00', '2026-11-25T08:01', '2026-11-25T09:30'])
    await expect(server.lookAt(time)).rejects.toThrow('was answered with status 500');
  expect([server.sent.length, await server.states()]).toEqual([0, ['claimed']]);
  expect(server.log()).not.toContain('a text could not be sent');
  server.state.isAway = false;
  for (const time of ['2026-11-25T09:31', '2026-11-25T09:40', '2026-11-25T11:00']) await server.lookAt(time);
  expect(server.texts()).toEqual([`${told} ${first}`]);
});

test('somebody whose consents the agency cannot tell holds up nobody else', async () => {
  const server = await openRemindingServer('2026-11-20T12:00');
  await server.take([...family, hearingRow(hearing)]);
  await server.agree('court-dates');
  await server.agree('court-dates', { participant: '2', phone: '+16175550102' });
  const findOf = server.consents.findOf.bind(server.consents);
  server.consents.findOf = (participant) =>
    participant === '1' ? Promise.reject(new Error('of one')) : findOf(participant);
  await server.lookAt('2026-11-25T08:00');
  expect(server.log()).toContain('"people":1');
  expect(server.sent).toMatchObject([{ to: '+16175550102' }]);
});

test('an agency is asked for all its people each hour, and neither its names nor numbers are in a log or in the clear', async () => {
  const server = await openRemindingServer('2026-11-20T12:00', { carrier: openCarrier() });
  await server.take([...family, hearingRow(hearing, { id: 'H-1' })]);
  await server.agree('court-dates');
  const pages = () =>
    server.asked.filter((one) => one.startsWith('/v1/reminders/find') && one.includes('"limit"')).length;
  for (const time of ['2026-11-25T08:00', '2026-11-25T08:10', '2026-11-25T08:59']) await server.lookAt(time);
  expect(pages()).toBe(1);
  await server.lookAt('2026-11-25T09:00');
  expect(pages()).toBe(2);
  const rows = JSON.stringify(await server.db.selectFrom('texts').selectAll().execute());
  expect(rows).toContain('"participant_id":null');
  for (const secret of ['5550101', 'H-1', caseRow.caseNumber]) expect(`${server.log()}${rows}`).not.toContain(secret);
});
