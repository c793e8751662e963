import { describe, expect, onTestFinished, test } from 'vitest';
import { createConsentBook } from '../../../scripts/rigs/agency-api/consent-book.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { ConsentChange } from '../../../src/agency/consent.ts';
import { SignInOver } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { openOwnEvents } from '../../../src/system/open-own-events.ts';
import { createConsentsOfAgency } from '../../../src/work/consents/consents-of-agency.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, serveAgency, token } from '../../support/agency-api.ts';
import { testConsents } from '../../support/consents.contract.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { participantRow } from '../../support/rows.ts';
import { newKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const postgres = usePostgres();
const keys = [newKey];
const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

const agreed: ConsentChange = {
  phone: '+19165550101',
  participant: 'p-7f3a91c2',
  purpose: 'court-dates',
  given: true,
  language: 'es',
  words: 'Recordatorios de audiencias. Para aceptar, oprima 1.',
  channel: 'voice',
  line: 'customer-connect',
  call: 'CA1',
  turn: 7,
  atMs: 1000,
};

/** As two servers of an agency see them, which keep what waits in one database. */
async function openTwo(eventsUrl: string) {
  const agency = await openAgencyRecords();
  await agency.importLines(people);
  const { url, close } = await serveAgency(agency, { consents: createConsentBook(agency) });
  onTestFinished(async () => {
    await close();
    await agency.records.close();
  });
  return [await openServer(url, eventsUrl), await openServer(url, eventsUrl)] as const;
}

async function openServer(url: string, eventsUrl: string) {
  const log = createLog('silent');
  const http = openHttpRecords({ url, token, keys, log });
  await http.learnCapabilities();
  const own = openOwnEvents({ url: eventsUrl, keys, isShared: true }, log);
  onTestFinished(async () => void (await Promise.all([http.records.close(), own.close()])));
  return createConsentsOfAgency({ own: own.consents, waiting: own.waiting, agency: http.consents, log }).consents;
}

testConsents('an agency that keeps them, beside SQLite', async () => openTwo(await temporaryDatabase()));
testConsents('an agency that keeps them, beside PostgreSQL', async () => openTwo(await postgres.emptyDatabase()));

/** An agency that answers so. */
async function openAnswering(...steps: Parameters<typeof openUnwellAgency>) {
  const { asked, url } = await openUnwellAgency(...steps);
  const written: string[] = [];
  const log = createLog('info', { write: (text) => void written.push(text) });
  const patience = { attemptMs: 300, wholeMs: 400, attempts: 1 };
  const { consents, records } = openHttpRecords({ url, token, keys, log, patience });
  onTestFinished(() => records.close());
  return { consents, asked, written };
}

describe('a change of a consent', () => {
  test('goes to the agency with its words, its place and a key that is the same each time', async () => {
    const { consents, asked } = await openAnswering((response) => response.writeHead(204).end());
    await consents.record(agreed, 'CA1:7');
    await consents.record(agreed, 'CA1:7');
    const { atMs: _atMs, words, ...change } = agreed;
    expect(asked.map(({ path }) => path)).toEqual(['/consents/record', '/consents/record']);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ ...change, wording: words, at: '1970-01-01T00:00:01.000Z' });
    const [first, again] = asked.map(({ headers }) => headers['idempotency-key']);
    expect(again).toBe(first);
  });

  test('of the agency itself names neither line nor call', async () => {
    const { consents, asked } = await openAnswering((response) => response.writeHead(204).end());
    await consents.record({ ...agreed, channel: 'agency', line: '', call: '', turn: 0 }, 'a');
    expect(Object.keys(JSON.parse(asked[0]?.body ?? ''))).not.toEqual(expect.arrayContaining(['line']));
    expect(JSON.parse(asked[0]?.body ?? '')).not.toHaveProperty('call');
  });

  test.each([400, 401, 404, 422, 500, 503])(
    'that is answered with %i is not kept, and the log has no number',
    async (status) => {
      const { consents, written } = await openAnswering(answerWith({ status }, status));
      await expect(consents.record(agreed, 'CA1:7')).rejects.toThrow(
        `/consents/record was answered with status ${status}`,
      );
      expect(written.join('')).not.toMatch(/9165550101|p-7f3a91c2|oprima/);
    },
  );

  test('of a reference that is over says so', async () => {
    const { consents } = await openAnswering(answerWith({ status: 410 }, 410));
    await expect(consents.record(agreed, 'CA1:7')).rejects.toBeInstanceOf(SignInOver);
  });
});

const row = { phone: agreed.phone, purpose: 'court-dates', given: true, language: 'en', at: '2026-11-02T17:00:00Z' };

describe('what an agency answers of a number', () => {
  test('may leave out what is not known, and hold words that are not known here', async () => {
    const { language: _language, ...bare } = row;
    const { consents, written } = await openAnswering(
      answerWith({
        consents: [
          { ...bare, participant: null, channel: 'portal' },
          { ...row, purpose: 'surveys' },
        ],
      }),
    );
    const atMs = Date.parse(row.at);
    expect(await consents.findChanges(agreed.phone)).toEqual([
      { phone: agreed.phone, purpose: 'court-dates', given: true, language: 'en', line: '', atMs },
    ]);
    expect(written.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ leftOut: { purpose: 1 } }),
    );
  });

  test('keeps a STOP in a language that is not known here', async () => {
    const { consents } = await openAnswering(
      answerWith({ consents: [{ ...row, purpose: 'all', given: false, language: 'zh' }] }),
    );
    expect(await consents.findChanges(agreed.phone)).toMatchObject([{ purpose: 'all', given: false, language: 'en' }]);
  });

  test.each([
    ['no JSON', '<html>Please sign in</html>', 'is not JSON'],
    ['no list', {}, 'consents'],
    ['a number in another form', { consents: [{ ...row, phone: '916-555-0101' }] }, 'consents.0.phone'],
    ['another number', { consents: [{ ...row, phone: '+19165550102' }] }, 'is not about whom it was asked for'],
    ['a time without an offset', { consents: [{ ...row, at: '2026-11-02T17:00:00' }] }, 'consents.0.at'],
    ['a word in place of true or false', { consents: [{ ...row, given: 'yes' }] }, 'true or false'],
  ])('is not used where it is %s', async (_, answer, fault) => {
    const { consents, written } = await openAnswering(answerWith(answer));
    await expect(consents.findChanges(agreed.phone)).rejects.toThrow(fault);
    expect(written.join('')).not.toMatch(/916-555-0101|9165550102/);
  });

  test('is not waited for without end', async () => {
    const { consents } = await openAnswering(() => {});
    await expect(consents.findChanges(agreed.phone)).rejects.toThrow('did not answer in time');
  });
});

test('an agency that does not say who a participant is by a name that stays is not used', async () => {
  const { consents } = await openAnswering(
    answerWith({ consents: [] }),
    answerWith({ participant: 'c-1', consents: [] }),
  );
  await expect(consents.findChangesOf('p-7f3a91c2')).rejects.toThrow('is not about whom it was asked for');
  expect(await consents.findChangesOf('p-7f3a91c2')).toEqual({ name: 'c-1', changes: [] });
});
