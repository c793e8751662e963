import { afterEach, describe, expect, test } from 'vitest';
import { UnfitAnswer } from '../../../src/adapters/http/agency-errors.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openUnwellAgency, token } from '../../support/agency-api.ts';
import { newKey } from '../../support/sqlite-records.ts';

let opened: Records | undefined;
afterEach(async () => opened?.close());

/** The records of an agency that gives these answers, one after the other and the last one from then on. */
async function openAnswering(...bodies: readonly [unknown, ...unknown[]]) {
  const [first, ...others] = bodies.map((body) => answerWith(body));
  const { asked, url } = await openUnwellAgency(first ?? answerWith({}), ...others);
  const written: string[] = [];
  const log = createLog('warn', { write: (line) => void written.push(line) });
  const { records } = openHttpRecords({ url, token, keys: [newKey], log });
  opened = records;
  const bodiesAsked = () => asked.map(({ body }) => JSON.parse(body));
  return { records, asked, bodiesAsked, warned: () => written.map((line) => JSON.parse(line)) };
}

const paid = { kind: 'collection', status: 'posted', amount: '425.00', date: '2026-11-03', method: 'bank' };
const query = { participant: 'p-1', kind: 'collection', today: '2026-11-22', skip: 0, limit: 5 } as const;
const withoutOffsets = { ...query, taxOffsets: false };

const court = { kind: 'court', at: '2026-12-04T09:30:00-08:00', place: 'Fresno', address: '1 Example Street' };
const from = Temporal.Instant.from('2026-11-22T18:00:00Z');
const dates = { participant: 'p-1', from, skip: 0, limit: 3 };

const found = { position: 1, count: 2, numberEnding: '0011', role: 'payer', county: 'Kern', dockets: [] };
const owed = { ...found, monthlySupport: '10.00', arrears: '8842.17' };
const listed = { position: 1, ending: '0011', county: 'Kern' };

describe('an answer to something else than was asked', () => {
  const rows = (count: number, row: object) => Array.from({ length: count }, () => row);

  test.each<[string, unknown, (records: Records) => Promise<unknown>, string]>([
    [
      'a payment of the other kind',
      { payments: [paid, { ...paid, kind: 'disbursement' }], more: false },
      (records) => records.findPayments(withoutOffsets),
      '/payments/find has another kind',
    ],
    [
      'more payments',
      { payments: rows(6, paid), more: false },
      (records) => records.findPayments(withoutOffsets),
      '/payments/find has more rows',
    ],
    [
      'more appointments',
      { appointments: rows(4, court), more: false },
      (records) => records.findAppointments(dates),
      '/appointments/find has more rows',
    ],
    ['another case', { case: { ...owed, position: 2 } }, (records) => records.findCase('p-1', 1), 'another position'],
    [
      'a case with another reference',
      { case: { ...owed, caseReference: 'c-2' } },
      (records) => records.findCase('p-1', 1, { caseReference: 'c-1' }),
      'another caseReference',
    ],
    [
      'a case without the reference that was given before',
      { case: owed },
      (records) => records.findCase('p-1', 1, { caseReference: 'c-1' }),
      'another caseReference',
    ],
    [
      'the case of before as the one behind it',
      { case: { ...owed, caseReference: 'c-1' } },
      (records) => records.findCase('p-1', 2, { afterCase: 'c-1' }),
      'another caseReference',
    ],
    [
      'more cases',
      { cases: rows(5, listed), count: 5, letters: false },
      (records) => records.listCases({ participant: 'p-1', limit: 4 }),
      '/cases/list has more rows',
    ],
    [
      'a case with another ending',
      { cases: [listed], count: 1, letters: false },
      (records) => records.listCases({ participant: 'p-1', ending: '0012', limit: 4 }),
      'another ending',
    ],
  ])('is refused: %s', async (_what, body, ask, message) => {
    const { records, asked, warned } = await openAnswering(body);
    await expect(ask(records)).rejects.toThrow(expect.objectContaining({ name: UnfitAnswer.name }));
    await expect(ask(records)).rejects.toThrow(message);
    expect(asked).toHaveLength(2);
    const told = asked.map(({ path, headers }) => ({ operation: path, requestId: headers['x-request-id'] }));
    expect(warned()).toMatchObject(told.map((request) => ({ ...request, err: { requestId: request.requestId } })));
  });

  test('a case is found by more than its ending, or by letters as they are keyed', async () => {
    const [long, lettered] = [
      { ...listed, ending: '0011' },
      { ...listed, position: 2, ending: '11-A2' },
    ];
    const one = { count: 1, letters: true };
    const { records } = await openAnswering({ cases: [long], ...one }, { cases: [lettered], ...one });
    const list = async (ending: string) =>
      (await records.listCases({ participant: 'p-1', ending, limit: 4 })).cases.map(({ position }) => position);
    expect(await list('2000011')).toEqual([1]);
    expect(await list('1122')).toEqual([2]);
  });
});

describe('what was not asked for', () => {
  test('no tax offset is told, nor one by a new name, and both are counted', async () => {
    const payments = [{ ...paid, method: 'tax-offset' }, paid, { ...paid, method: 'federal-tax-intercept' }];
    const { records, warned } = await openAnswering({ payments, more: false });
    expect((await records.findPayments(withoutOffsets)).payments).toEqual([
      { kind: 'collection', status: 'posted', amountCents: 42_500, date: '2026-11-03', method: 'bank' },
    ]);
    expect(warned()).toEqual([
      expect.objectContaining({ operation: '/payments/find', field: 'payments.method', count: 1 }),
      expect.objectContaining({ operation: '/payments/find', leftOut: { taxOffsets: 2 }, level: 'warn' }),
    ]);
    const { payments: all } = await records.findPayments({ ...query, taxOffsets: true });
    expect(all.map(({ method }) => method)).toEqual(['tax-offset', 'bank', 'tax-offset']);
  });

  test('a cancelled appointment of the day is told, and none of the day before', async () => {
    const cancelled = { ...court, status: 'cancelled' };
    const appointments = [
      { ...cancelled, at: '2026-11-21T23:59:00-08:00' },
      { ...cancelled, at: '2026-11-22T00:00:00-08:00' },
    ];
    const { records } = await openAnswering({ appointments, more: false });
    const cancelledFrom = Temporal.Instant.from('2026-11-22T08:00:00Z');
    const { appointments: told } = await records.findAppointments({ ...dates, cancelledFrom });
    expect(told.map(({ at }) => at.toString())).toEqual(['2026-11-22T08:00:00Z']);
  });

  test('no appointment of before is told', async () => {
    const appointments = [{ ...court, at: '2020-12-04T09:30:00-08:00' }, court];
    const { records } = await openAnswering({ appointments, more: false });
    const { appointments: told } = await records.findAppointments(dates);
    expect(told.map(({ at }) => at.toString())).toEqual(['2026-12-04T17:30:00Z']);
  });

  test('a page without rows is the last one', async () => {
    const { records } = await openAnswering({ payments: [], more: true }, { appointments: [], more: true });
    expect(await records.findPayments(withoutOffsets)).toEqual({ payments: [], more: false });
    expect(await records.findAppointments(dates)).toEqual({ appointments: [], more: false });
  });
});

describe('the page after one', () => {
  const voided = { ...paid, status: 'voided' };

  test('begins behind the rows that were left out', async () => {
    const page = { payments: [voided, paid, voided], more: true };
    const { records, bodiesAsked } = await openAnswering(page);
    const { payments, more, next } = await records.findPayments(withoutOffsets);
    expect([payments.length, more]).toEqual([1, true]);
    await records.findPayments({ ...withoutOffsets, skip: 1, after: next });
    expect(bodiesAsked().map(({ skip, after }) => [skip, after])).toEqual([
      [0, undefined],
      [3, undefined],
    ]);
  });

  test('begins where the agency says', async () => {
    const { records, bodiesAsked } = await openAnswering({ appointments: [court], more: true, next: 'm:7' });
    const { next } = await records.findAppointments(dates);
    await records.findAppointments({ ...dates, skip: 1, after: next });
    expect(bodiesAsked().map(({ skip, after }) => [skip, after])).toEqual([
      [0, undefined],
      [1, 'm:7'],
    ]);
  });

  test('is asked for at once where nothing of the first can be told, and not without end', async () => {
    const [idle, last] = [
      { payments: [voided], more: true },
      { payments: [paid], more: false },
    ];
    const { records, asked } = await openAnswering(idle, last, idle);
    expect((await records.findPayments(withoutOffsets)).payments).toHaveLength(1);
    await expect(records.findPayments(withoutOffsets)).rejects.toThrow('hold nothing that can be told');
    expect(asked).toHaveLength(5);
  });
});

test('a payment of nothing that was expected is not told as late, and is counted', async () => {
  const expected = { ...paid, status: 'expected', date: '2026-11-03' };
  const payments = [
    { ...expected, amount: '0.00' },
    { ...expected, amount: '0.01' },
    { ...paid, amount: '0.00' },
  ];
  const { records, warned } = await openAnswering({ payments, more: false });
  const { payments: told } = await records.findPayments(withoutOffsets);
  expect(told.map(({ status, amountCents }) => [status, amountCents])).toEqual([
    ['expected', 1],
    ['posted', 0],
  ]);
  expect(warned()[0]).toMatchObject({ leftOut: { amount: 1 } });
});

describe('what became of a payment', () => {
  test('is read; one that is voided, or replaced by another of the page and its case, is passed over without a word', async () => {
    const held = { ...paid, id: 'c', status: 'held', heldUntil: '2026-12-01', reason: 'lost', caseEnding: '0012' };
    const payments = [
      { ...paid, id: 'a', status: 'voided', amount: '-50.00' },
      { ...paid, id: 'b', caseEnding: '0011', clearedOn: null },
      { ...paid, id: 7, caseEnding: '0012', amount: '1.00' },
      { ...held, replaces: '7' },
    ];
    const { records, warned } = await openAnswering({ payments, more: true });
    const { payments: told, next } = await records.findPayments({ ...withoutOffsets });
    expect(told.map(({ id, caseEnding, reason }) => [id, caseEnding, reason])).toEqual([
      ['b', '0011', undefined],
      ['c', '0012', 'other'],
    ]);
    expect(next).toBe('4:');
    expect(warned()).toEqual([expect.objectContaining({ field: 'payments.reason', count: 1 })]);
  });

  test('a return of more than 60 days ago is left out and counted', async () => {
    const returned = { ...paid, status: 'returned' };
    const payments = [
      { ...returned, date: '2026-09-22' },
      { ...returned, date: '2026-09-23' },
    ];
    const { records, warned } = await openAnswering({ payments, more: false });
    const { payments: told } = await records.findPayments(withoutOffsets);
    expect(told.map(({ date }) => date)).toEqual(['2026-09-23']);
    expect(warned()[0]).toMatchObject({ leftOut: { date: 1 } });
  });
});

describe('a word or value of a later version', () => {
  test('a method is told as another one, and an appointment without its kind', async () => {
    const { records } = await openAnswering(
      { payments: [{ ...paid, method: 'money-order' }], more: false },
      { appointments: [{ ...court, kind: 'of-tomorrow' }], more: false },
    );
    expect((await records.findPayments(withoutOffsets)).payments.map(({ method }) => method)).toEqual(['other']);
    expect((await records.findAppointments(dates)).appointments.map(({ kind }) => kind)).toEqual(['other']);
  });

  test('is logged by its field, at the first and the tenth of them, and never by its text', async () => {
    const word = 'of-tomorrow';
    const debts = [
      { kind: word, to: word, amount: '1.00' },
      { to: 'family', amount: '2.00' },
    ];
    const growing = { debts, orders: [{ amount: '1.00', every: word }], enforcement: [{ kind: word }] };
    const { records, warned } = await openAnswering(
      { case: { ...found, ...growing, arrears: '3.00', status: word, withholding: { every: word } } },
      { payments: [{ ...paid, status: 'held', reason: word, method: word }, paid], more: false },
      { appointments: [{ ...court, kind: word, held: word }], more: false },
      { case: { ...found, ...growing, arrears: '3.00' } },
    );
    await records.findCase('p-1', 1);
    await records.findPayments(withoutOffsets);
    await records.findAppointments(dates);
    const fieldsWarned = () => warned().map(({ field, count }) => [field, count]);
    const first = ['status', 'debts.kind', 'debts.to', 'orders.every', 'withholding.every', 'enforcement.kind'];
    expect(fieldsWarned()).toEqual([
      ...first.map((field) => [`case.${field}`, 1]),
      ['payments.method', 1],
      ['payments.reason', 1],
      ['appointments.kind', 1],
      ['appointments.held', 1],
    ]);
    expect(JSON.stringify(warned())).not.toContain(word);
    for (let times = 0; times < 9; times += 1) await records.findCase('p-1', 1);
    expect(fieldsWarned().slice(10)).toEqual(
      ['debts.kind', 'debts.to', 'orders.every', 'enforcement.kind'].map((field) => [`case.${field}`, 10]),
    );
  });

  test('a payment of a new status or kind is left out and counted, though it has other fields', async () => {
    const payments = [{ ...paid, status: 'disputed', amount: '-50.00' }, { ...paid, kind: 'adjustment' }, paid];
    const { records, warned } = await openAnswering({ payments, more: false });
    expect((await records.findPayments(withoutOffsets)).payments).toHaveLength(1);
    expect(warned()[0]).toMatchObject({ leftOut: { status: 1, kind: 1 } });
  });

  test('an appointment of a new status is left out and counted; one held in a new way is told, though it has no address', async () => {
    const { address: _, ...elsewhere } = court;
    const appointments = [
      { ...court, status: 'adjourned' },
      { ...elsewhere, held: 'hybrid' },
      { ...court, held: null, status: null, join: { phone: null, code: '4711', room: 7 }, movedFrom: null, id: null },
    ];
    const { records, warned } = await openAnswering({ appointments, more: false });
    const { appointments: told } = await records.findAppointments(dates);
    expect(told.map(({ held, join }) => [held, join])).toEqual([
      ['other', undefined],
      [undefined, { code: '4711' }],
    ]);
    expect(warned()).toEqual([
      expect.objectContaining({ field: 'appointments.held', count: 1 }),
      expect.objectContaining({ leftOut: { status: 1 } }),
    ]);
  });

  test.each(['in-person', undefined])('an appointment that is held %s has an address', async (held) => {
    const { address: _, ...elsewhere } = court;
    const { records } = await openAnswering({ appointments: [{ ...elsewhere, held }], more: false });
    await expect(records.findAppointments(dates)).rejects.toThrow('appointments.0.address');
  });

  test('a mistake in a payment is told by its place', async () => {
    const { records } = await openAnswering({ payments: [paid, { ...paid, amount: 'x', status: 7 }], more: false });
    await expect(records.findPayments(withoutOffsets)).rejects.toThrow(
      /: payments\.1\.status: .*; payments\.1\.amount/,
    );
  });

  test('a way to send a PIN that is not known is explained by a person', async () => {
    const { records } = await openAnswering({ answer: 'texted' });
    const claim = records.identify('ssn', '900121201');
    const writeMessage = () => ({ subject: '', text: '' });
    expect(await records.requestPin({ claim, request: 'CA1', language: 'en', writeMessage })).toBe('agent');
  });

  test('a field that is null is absent', async () => {
    const { records } = await openAnswering({ case: { ...owed, asOf: null, number: null } }, { case: null });
    expect(await records.findCase('p-1', 1)).not.toHaveProperty('asOf');
    expect(await records.findCase('p-1', 1)).toBeUndefined();
  });

  test.each([200, 201, 202, 204])('status %i is enough where there is nothing to read', async (status) => {
    const { url } = await openUnwellAgency(answerWith(status === 204 ? '' : { kept: true }, status));
    const { records } = openHttpRecords({ url, token, keys: [newKey], log: createLog('silent') });
    opened = records;
    await expect(records.settleRequest('40718265')).resolves.toBeUndefined();
  });

  test.each(['OK', '<html></html>', 'Do\uFFFDa'])('a body of "%s" is not read there', async (text) => {
    const { url } = await openUnwellAgency((response) => response.writeHead(200).end(text));
    const { records, trail } = openHttpRecords({ url, token, keys: [newKey], log: createLog('silent') });
    opened = records;
    await expect(records.settleRequest('40718265')).resolves.toBeUndefined();
    const entry = {
      what: 'signed-in',
      who: 'unknown',
      call: 'CA1',
      turn: 1,
      line: 'customer-connect',
      facts: {},
    } as const;
    await expect(trail.append(entry)).resolves.toBeUndefined();
  });
});

describe('a text that is spoken', () => {
  const county = (name: unknown) => ({ case: { ...owed, county: name } });

  test('is told without the spaces around it', async () => {
    const { records } = await openAnswering(county(' SACRAMENTO '));
    expect(await records.findCase('p-1', 1)).toMatchObject({ county: 'SACRAMENTO' });
  });

  test.each(['034', ' ', 'Do\u00C3\u00B1a Ana'])('"%s" is no county', async (name) => {
    const { records } = await openAnswering(county(name));
    await expect(records.findCase('p-1', 1)).rejects.toThrow(/: case\.county: /);
  });

  test.each([null, undefined])('a county that is %s is none, and the case is told', async (name) => {
    const { records } = await openAnswering(county(name));
    const told = await records.findCase('p-1', 1);
    expect(told).toMatchObject({ arrearsCents: 884_217 });
    expect(told).not.toHaveProperty('county');
  });

  test('of another charset is refused', async () => {
    const { url } = await openUnwellAgency((response) => {
      response.end(Buffer.from(JSON.stringify(county('Do\u00F1a Ana')), 'latin1'));
    });
    const { records } = openHttpRecords({ url, token, keys: [newKey], log: createLog('silent') });
    opened = records;
    await expect(records.findCase('p-1', 1)).rejects.toThrow(
      'The answer to /cases/find lost a letter on its way: it is not Unicode',
    );
  });

  test('is asked for as it is, not compressed', async () => {
    const { records, asked } = await openAnswering({ any: true });
    await records.hasPayments('p-1', 2025);
    expect(asked[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
  });
});

describe('what stands under protection in an answer all the same', () => {
  const hidden = { protect: true };

  test('a case is none, be it complete or not', async () => {
    for (const written of [{ ...owed, ...hidden }, hidden]) {
      const { records } = await openAnswering({ case: written });
      expect(await records.findCase('p-1', 1)).toBeUndefined();
    }
  });

  test('a case is in no list and no count', async () => {
    const cases = [
      { ...listed, ...hidden },
      { ...listed, position: 2, ending: '0012', protect: false },
    ];
    const { records } = await openAnswering({ cases, count: 2, letters: false });
    const { cases: told, count } = await records.listCases({ participant: 'p-1', limit: 4 });
    expect({ told: told.map(({ ending }) => ending), count }).toEqual({ told: ['0012'], count: 1 });
  });

  test('payments and appointments are left out and counted in the log', async () => {
    const payments = [{ ...paid, ...hidden, amount: '99.00' }, paid];
    const ofPayments = await openAnswering({ payments, more: false });
    expect((await ofPayments.records.findPayments(withoutOffsets)).payments).toMatchObject([{ amountCents: 42_500 }]);
    const ofDates = await openAnswering({ appointments: [{ ...court, ...hidden }], more: false });
    expect((await ofDates.records.findAppointments(dates)).appointments).toEqual([]);
    for (const { warned } of [ofPayments, ofDates]) expect(warned()).toMatchObject([{ leftOut: { protect: 1 } }]);
  });
});

test('a status that is not known is told as none of those that are', async () => {
  const { records } = await openAnswering({ case: { ...owed, status: 'suspended', statusSince: '2026-10-01' } });
  expect(await records.findCase('p-1', 1)).toMatchObject({ status: 'unlisted', arrearsCents: 884_217 });
});
