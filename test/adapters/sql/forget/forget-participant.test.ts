import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../../../src/adapters/sql/audit/verify-audit.ts';
import { forgetParticipant } from '../../../../src/adapters/sql/forget/forget-participant.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { exportRequests } from '../../../../src/adapters/sql/requests/export-requests.ts';
import { useDatabases } from '../../../support/databases.ts';
import { pinMessage } from '../../../support/pin-message.ts';
import { importText, oldKey, readEverything, toText } from '../../../support/sqlite-records.ts';
import { hearingText } from '../../../support/text-list.contract.ts';
import { byVoice } from '../../../support/by-voice.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';

const ids = { payer: '1000000000001', recipient: '1000000000002', other: '1000000000003' };
const oneCase = (caseNumber: string, payer: string, recipient: string) => ({
  ...caseRow,
  caseNumber,
  payer,
  recipient,
});
const payment = (caseNumber: string, kind: string) => ({
  type: 'payment',
  caseNumber,
  kind,
  status: 'posted',
  amount: '425.00',
  date: '2026-11-03',
  method: 'bank',
});
const appointment = (caseNumber: string) => ({
  type: 'appointment',
  caseNumber,
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Superior Court',
  address: '1 Example Street',
});
const extract = [
  { ...participantRow, participantId: ids.payer, ssn: '900121234', pin: '482913', email: 'somebody@example.org' },
  { ...participantRow, participantId: ids.recipient },
  { ...participantRow, participantId: ids.other },
  ...['4711', '4712'].flatMap((number) => [payment(number, 'collection'), payment(number, 'disbursement')]),
  oneCase('4711', ids.payer, ids.recipient),
  oneCase('4712', ids.other, ids.payer),
  appointment('4711'),
  appointment('4712'),
];

describe.each(useDatabases())('a participant who is forgotten in %s', (_engine, makeDatabase) => {
  let opened: OpenRecords;

  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
    await importText(opened.db, opened.keys, toText(extract));
  });
  afterEach(() => opened.records.close());

  const forget = (participantId: string, rehearse = false) => forgetParticipant({ ...opened, participantId, rehearse });
  const byId = () => opened.records.identify('participant-id', ids.payer);

  /** Everything that a caller leaves behind. */
  async function leaveTraces(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'exports-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await opened.records.requestPin({ claim: byId(), request: 'CA1', ...pinMessage });
    await opened.records.signIn({ claim: byId(), pin: '1111', attempt: 'CA1:1' });
    const request = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: 'CA1:2',
      details: {},
    } as const;
    await opened.records.leaveRequest(request);
    await exportRequests({ db: opened.db, file: join(folder, 'a.ndjson') });
    await opened.texts.claim(hearingText);
    const money = { amountCents: 42_500, feeCents: 808, line: 'a', call: 'CA1', turn: 4, atMs: 1 };
    await opened.cardPayments.begin({ ...money, participant: '1' }, 'CA1:0');
    await opened.trail.append({
      what: 'signed-in',
      who: { participant: '1' },
      call: 'CA1',
      turn: 3,
      line: 'a',
      facts: {},
    });
  }

  async function dump(): Promise<string> {
    const tables = [
      'participants',
      'cases',
      'payments',
      'appointments',
      'outbox',
      'requests',
      'pin_requests',
      'sign_in_failures',
      'texts',
      'card_payments',
    ] as const;
    const rows = await Promise.all(tables.map((table) => opened.db.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows);
  }

  test('is gone from every table, and the other parents keep what is theirs', async () => {
    await leaveTraces();
    expect(await forget(ids.payer)).toEqual({
      outcome: 'forgotten',
      removed: {
        cases: 0,
        unlinked: 2,
        payments: 2,
        appointments: 0,
        documents: 0,
        requests: 1,
        messages: 1,
        texts: 1,
        cardPayments: 1,
        recordings: [],
        strayRecordings: [],
      },
    });
    const left = await dump();
    for (const trace of [
      ids.payer,
      'somebody@example.org',
      'participant:1',
      'claim:',
      '"participant_id":1,',
      '"payer_id":1,',
    ]) {
      expect(left).not.toContain(trace);
    }
    expect(await opened.records.findCase('1', 1)).toBeUndefined();
    expect(await opened.records.findCase('2', 1)).toMatchObject({ county: 'Kern', role: 'recipient' });
    const theirs = {
      participant: '2',
      kind: 'disbursement',
      today: '2026-11-22',
      skip: 0,
      limit: 5,
      taxOffsets: true,
    } as const;
    expect((await opened.records.findPayments(theirs)).payments).toHaveLength(1);
    const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
    const { appointments } = await opened.records.findAppointments({ participant: '2', from, skip: 0, limit: 5 });
    expect(appointments).toHaveLength(1);
  });

  test('takes a case along in which nobody is left', async () => {
    await forget(ids.payer);
    expect(await forget(ids.recipient)).toEqual({
      outcome: 'forgotten',
      removed: {
        cases: 1,
        unlinked: 0,
        payments: 1,
        appointments: 1,
        documents: 0,
        requests: 0,
        messages: 0,
        texts: 0,
        cardPayments: 0,
        recordings: [],
        strayRecordings: [],
      },
    });
    const { cases, payments } = await readEverything(opened.db);
    expect(cases.map(({ number }) => number)).toEqual(['4712']);
    expect(payments.map(({ case_number: number }) => number)).toEqual(['4712']);
  });

  test('comes back as somebody new with an extract that names them', async () => {
    await forget(ids.payer);
    await importText(opened.db, opened.keys, toText([...extract, appointment('4711')]));
    const result = await opened.records.signIn({ claim: byId(), pin: '482913', attempt: 'CA2:1' });
    expect(result).toMatchObject({ outcome: 'accepted', cases: 2, payer: true, recipient: true });
    expect(result).not.toMatchObject({ participant: '1' });
    expect(await opened.records.findCase('1', 1)).toBeUndefined();
  });

  test('leaves a number that nobody gets again, though it was the highest', async () => {
    await forget(ids.other);
    await importText(opened.db, opened.keys, toText([{ ...participantRow, participantId: '1000000000009' }]));
    const { participants } = await readEverything(opened.db);
    expect(participants.map(({ id }) => id)).not.toContain(3);
  });

  test('stays in the audit trail as a reference, with what was done about it', async () => {
    await leaveTraces();
    await forget(ids.payer);
    const entries = await opened.db
      .selectFrom('audit')
      .select(['what', 'subject'])
      .where('subject', '!=', '')
      .orderBy('sequence')
      .execute();
    expect(entries.map(({ what, subject }) => `${what} ${subject}`)).toEqual([
      'signed-in participant:1',
      'change-begun participant:1',
      'forgotten participant:1',
    ]);
    expect(await verifyAudit(opened.db, opened.keys)).toMatchObject({ problems: [] });
  });

  test('is not forgotten while a request of theirs waits to be collected', async () => {
    const request = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: 'CA1:1',
      details: {},
    } as const;
    await opened.records.leaveRequest(request);
    const before = await dump();
    expect(await forget(ids.payer)).toEqual({ outcome: 'requests-wait', count: 1 });
    expect(await dump()).toBe(before);
  });

  test('is only counted in a rehearsal', async () => {
    const before = await dump();
    expect(await forget(ids.payer, true)).toMatchObject({
      outcome: 'forgotten',
      removed: { unlinked: 2, payments: 2 },
    });
    expect(await dump()).toBe(before);
    expect(await opened.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });

  test('must be somebody', async () => {
    expect(await forget('7777777')).toEqual({ outcome: 'unknown' });
    await forget(ids.payer);
    expect(await forget('forgotten')).toEqual({ outcome: 'unknown' });
    expect(await forget(ids.payer)).toEqual({ outcome: 'unknown' });
  });

  test('leaves nothing of what is held for them or was returned to them', async () => {
    const states = ['held', 'returned'].flatMap((status) =>
      ['collection', 'disbursement'].map((kind) => ({ ...payment('4711', kind), status })),
    );
    await importText(opened.db, opened.keys, toText(states));
    await forget(ids.payer);
    const left = await opened.db.selectFrom('payments').select('kind').where('case_number', '=', '4711').execute();
    expect(left.map(({ kind }) => kind).toSorted()).toEqual([
      'disbursement',
      'disbursement-apart',
      'disbursement-apart',
    ]);
  });
});
