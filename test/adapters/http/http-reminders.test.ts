import { describe, expect, onTestFinished, test } from 'vitest';
import { createConsentBook } from '../../../scripts/rigs/agency-api/consent-book.ts';
import { createReminderBook } from '../../../scripts/rigs/agency-api/reminder-book.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { AppointmentMatter } from '../../../src/agency/text-matter.ts';
import type { ReminderSpans } from '../../../src/calls/ports/reminder-source.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, serveAgency, token } from '../../support/agency-api.ts';
import { agreeIn } from '../../support/agree-in.ts';
import { testReminderSource } from '../../support/reminder-source.contract.ts';
import { importText, newKey, oldKey, toText } from '../../support/sqlite-records.ts';

const keys = [newKey];
const clock = () => Date.parse('2026-11-27T18:00:00Z');

testReminderSource('an agency with an API', async () => {
  const agency = await openAgencyRecords();
  const { db, consents } = agency;
  const books = { consents: createConsentBook(agency), reminders: createReminderBook(agency) };
  const { url, close } = await serveAgency(agency, books);
  const { reminders, records, learnCapabilities } = openHttpRecords({
    url,
    token,
    keys,
    clock,
    log: createLog('silent'),
  });
  onTestFinished(async () => {
    await records.close();
    await close();
    await agency.records.close();
  });
  await learnCapabilities();
  if (!reminders.remindsPeople()) throw new Error('the agency reminds nobody');
  return {
    source: reminders,
    take: (rows) => importText(db, [oldKey], toText(rows), { acceptsRemovals: true }),
    agree: agreeIn(consents),
  };
});

/** An agency that answers so. */
async function openAnswering(...steps: Parameters<typeof openUnwellAgency>) {
  const { asked, url } = await openUnwellAgency(...steps);
  const written: string[] = [];
  const log = createLog('info', { write: (text) => void written.push(text) });
  const patience = { attemptMs: 300, wholeMs: 400, attempts: 1 };
  const { reminders, records, learnCapabilities } = openHttpRecords({ url, token, keys, clock, log, patience });
  onTestFinished(() => records.close());
  return { reminders, learnCapabilities, asked: () => asked.map(({ body }): unknown => JSON.parse(body)), written };
}

const spans: ReminderSpans = {
  appointments: { fromMs: clock(), untilMs: clock() + 16 * 86_400_000 },
  due: { fromDay: '2026-11-27', toDay: '2026-12-13' },
  news: { fromDay: '2026-11-13', toDay: '2026-11-27' },
};
const hearing = { id: 'A-4711', kind: 'court', at: '2026-12-04T09:30:00-08:00' };
const person = {
  participant: 'c-1f0e88',
  agreedAt: '2026-11-02T17:00:00Z',
  cases: [{ name: 'k-77e0', appointments: [hearing] }],
};
const told: AppointmentMatter = {
  tells: 'ahead',
  appointment: 'court',
  caseNumber: 'k-77e0',
  id: 'A-4711',
  atMs: Date.parse(hearing.at),
};
const withCase = (rest: object) => ({ people: [{ ...person, cases: [{ name: 'k-77e0', ...rest }] }] });

describe('whether an agency reminds people', () => {
  test.each([
    [['findReminders', 'findConsents', 'recordConsent'], true],
    [['findReminders', 'findConsents'], false],
    [['findConsents', 'recordConsent'], false],
  ])('is told by its operations %j', async (operations, reminds) => {
    const { reminders, learnCapabilities } = await openAnswering(answerWith({ version: '1.4', operations }));
    expect(reminders.remindsPeople()).toBe(false);
    await learnCapabilities();
    expect(reminders.remindsPeople()).toBe(reminds);
  });
});

describe('what an agency is asked', () => {
  test('are pages of a hundred people for all days at once, and then where each page ended', async () => {
    const { reminders, asked } = await openAnswering(
      answerWith({ people: [person], next: 'm-1' }),
      answerWith({ people: [person] }),
    );
    const { next } = await reminders.listReminded(undefined, spans);
    expect((await reminders.listReminded(next, spans)).next).toBeUndefined();
    const all = { from: '2026-11-13', to: '2026-12-13', limit: 100 };
    expect(asked()).toEqual([all, { ...all, after: 'm-1' }]);
  });

  test('are a hundred names at once, each once, from the day before on', async () => {
    const { reminders, asked } = await openAnswering(answerWith({ people: [] }));
    const names = Array.from({ length: 130 }, (_, nth) => `c-${nth}`);
    const many = [...names, ...names].map((participant) => ({ participant, told }));
    expect(new Set(await reminders.findAppointments(many))).toEqual(new Set(['not told']));
    expect(asked()).toEqual([
      { from: '2026-11-26', participants: names.slice(0, 100) },
      { from: '2026-11-26', participants: names.slice(100) },
    ]);
  });
});

describe('an answer', () => {
  test('without people is the last page, though it names a next one', async () => {
    const { reminders } = await openAnswering(answerWith({ people: [], next: 'm-2' }));
    expect((await reminders.listReminded('m-1', spans)).next).toBeUndefined();
  });

  test('that names somebody or something twice is read as it is', async () => {
    const { reminders } = await openAnswering(answerWith({ people: [person, person] }));
    const { people, appointments } = await reminders.listReminded(undefined, spans);
    expect([people.length, appointments.length]).toEqual([2, 2]);
  });

  test('may leave out lists, or have null in their place', async () => {
    const { reminders } = await openAnswering(answerWith(withCase({ appointments: null, due: null })));
    expect(await reminders.listReminded(undefined, spans)).toMatchObject({ appointments: [], due: [], received: [] });
  });

  test('about other days is told as far as it is of those that were asked for', async () => {
    const { reminders } = await openAnswering(
      answerWith(
        withCase({
          appointments: [hearing, { ...hearing, at: '2027-01-04T09:30:00-08:00' }],
          due: ['2026-11-26', '2026-12-01'],
          payments: [
            { id: 'a', date: '2026-11-12' },
            { id: 'b', date: '2026-11-27' },
          ],
          documents: [{ id: 'd', kind: 'letter', ready: '2026-11-28' }],
        }),
      ),
    );
    const page = await reminders.listReminded(undefined, spans);
    expect(page.appointments.map(({ atMs }) => atMs)).toEqual([told.atMs]);
    expect(page.due.map(({ day }) => day)).toEqual(['2026-12-01']);
    expect(page.received.map(({ day }) => day)).toEqual(['2026-11-27']);
    expect(page.documents).toEqual([]);
  });

  test('with words that are not known here is told as far as it is certain, and the log names the fields', async () => {
    const { reminders, written } = await openAnswering(
      answerWith(
        withCase({
          appointments: [
            { ...hearing, kind: 'mediation' },
            { ...hearing, status: 'disputed' },
            { ...hearing, protect: true },
          ],
          documents: [{ id: 'd', kind: 'card', ready: '2026-11-27', way: 'pigeon' }],
        }),
      ),
    );
    const page = await reminders.listReminded(undefined, spans);
    expect(page.appointments).toMatchObject([{ appointment: 'other' }]);
    expect(page.documents).toMatchObject([{ kind: 'other', way: undefined }]);
    const lines = written.map((line): object => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ leftOut: { status: 1, protect: 1 } }));
    for (const field of ['people.cases.appointments.kind', 'people.cases.documents.kind', 'people.cases.documents.way'])
      expect(lines).toContainEqual(expect.objectContaining({ field }));
    expect(written.join('')).not.toMatch(/mediation|disputed|pigeon|c-1f0e88|k-77e0/);
  });

  test('with a case that is under protection tells nothing of it', async () => {
    const { reminders } = await openAnswering(answerWith(withCase({ protect: true, appointments: [hearing] })));
    expect((await reminders.listReminded(undefined, spans)).appointments).toEqual([]);
    expect(await reminders.findAppointments([{ participant: person.participant, told }])).toEqual(['not told']);
  });

  test.each([
    ['no JSON', '<html>Please sign in</html>', 'is not JSON'],
    ['no list', {}, 'people'],
    ['a moment without an offset', { people: [{ ...person, agreedAt: '2026-11-02T17:00:00' }] }, 'people.0.agreedAt'],
    ['a day that is none', withCase({ due: ['soon'] }), 'people.0.cases.0.due.0'],
    ['more people than were asked for', { people: Array.from({ length: 101 }, () => person) }, 'not about whom'],
    ['a page that begins where it ends', { people: [person], next: 'm-1' }, 'not about whom'],
  ])('of pages is not used where it is %s', async (_, answer, fault) => {
    const { reminders, written } = await openAnswering(answerWith(answer));
    await expect(reminders.listReminded('m-1', spans)).rejects.toThrow(fault);
    expect(written.join('')).not.toMatch(/c-1f0e88|k-77e0|sign in/);
  });

  test.each([
    ['somebody else', { people: [{ ...person, participant: 'c-other' }] }],
    ['one and the same twice', { people: [person, person] }],
  ])('about named people is not used where it is about %s', async (_, answer) => {
    const { reminders, written } = await openAnswering(answerWith(answer));
    await expect(reminders.isPaymentDue('c-1f0e88', '2026-12-01')).rejects.toThrow('not about whom it was asked for');
    expect(written.join('')).not.toMatch(/c-1f0e88|c-other/);
  });

  test('is not waited for without end', async () => {
    const { reminders } = await openAnswering(() => {});
    await expect(reminders.listReminded(undefined, spans)).rejects.toThrow('did not answer in time');
  });
});
