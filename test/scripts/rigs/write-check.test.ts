import { expect, onTestFinished, test } from 'vitest';
import { type ConsentBook, createConsentBook } from '../../../scripts/rigs/agency-api/consent-book.ts';
import { createPaymentBook } from '../../../scripts/rigs/agency-api/payment-book.ts';
import { createReminderBook, type ReminderBook } from '../../../scripts/rigs/agency-api/reminder-book.ts';
import { openAgency } from '../../../scripts/rigs/agency-api/ask-agency.ts';
import type { TestParticipant, Tried } from '../../../scripts/rigs/agency-api/trial.ts';
import { keyChecks } from '../../../scripts/rigs/agency-api/key-checks.ts';
import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import { tryAgency } from '../../../scripts/rigs/agency-api/try-agency.ts';
import { writeCheck } from '../../../scripts/rigs/agency-api/write-check.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { sampleCaller } from '../../../src/agency/sample-agency.ts';
import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, serveAgency, token } from '../../support/agency-api.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { runScript } from '../../support/run-script.ts';

const participant = { id: sampleCaller.participantId, pin: sampleCaller.pin };

const ofThreeCases = { id: '1000000000004', pin: '604718' };

/** How long an answer takes on a busy machine says nothing of the check. */
const stopped = () => 0;

type Change = (records: Records) => Partial<Records>;

type CheckOptions = Parameters<typeof serveAgency>[1] & {
  readonly own?: TestParticipant;
  readonly tls?: AgencyAddress['tls'];
  /** How the agency keeps consents; left out, it keeps none. */
  readonly keep?: (book: ConsentBook) => ConsentBook;
  /** What it says that there is to remind of; left out, it reminds nobody. */
  readonly remind?: (book: ReminderBook) => ReminderBook;
};

/** What is written of an agency whose records do some things otherwise. */
async function check(
  change: Change = () => ({}),
  { own = participant, tls, keep, remind, ...options }: CheckOptions = {},
) {
  const agency = await openAgencyRecords();
  await agency.importLines(sampleCalifornia.rows(Temporal.Now.plainDateISO()));
  const { records } = agency;
  const { url, close } = await serveAgency(
    { ...agency, records: { ...records, ...change(records) } },
    { consents: keep?.(createConsentBook(agency)), reminders: remind?.(createReminderBook(agency)), ...options },
  );
  onTestFinished(async () => {
    await close();
    await records.close();
  });
  let written = '';
  const address = { url, ...(tls ? { tls } : { token }) };
  const code = await writeCheck(address, own, (text) => void (written += text), stopped);
  return { code, written };
}

test('an agency that is as the contract says passes each check, and its callers are heard', async () => {
  const { code, written } = await check();
  expect(written).not.toContain('WRONG');
  expect(written).toContain('26 of 26 checks');
  expect(written).toMatch(/English, the balance:\nYour past-due balance is \$1,310\.55\./);
  expect(written).toMatch(/Spanish, payments:\nEstos son sus pagos\./);
  expect(code).toBe(0);
});

test('an agency whose cases have references passes, and so does one that changes a PIN and sends one', async () => {
  const own = { ...ofThreeCases, newPin: '730518', sendsPin: true };
  const { written } = await check(() => ({}), {
    referToCase: (number) => `c-${Buffer.from(number).toString('base64url')}`,
    own,
  });
  expect(written).not.toContain('WRONG');
  expect(written).toContain('28 of 28 checks');
  expect(written).toContain('ok     a PIN is changed, and changed back');
  expect(written).toContain('ok     a PIN is sent once');
});

test('an agency that asks for a client certificate passes, and one that answers without any does not', async () => {
  const { ca, server, client } = makeCertificates();
  const https = { ...server, ca, requestCert: true, rejectUnauthorized: false };
  const { written } = await check(() => ({}), { https, tls: { ca, ...client } });
  expect(written).toContain('26 of 26 checks');
  const open = await openUnwellAgency(answerWith('', 204));
  const { ask, close } = await openAgency({ url: open.url, token });
  onTestFinished(close);
  const trials = await tryAgency({ ask, records: {} as Records, ...participant });
  expect(trials).toContainEqual({
    what: 'who shows neither token nor certificate is answered nothing',
    wrong: 'status 204',
  });
});

test('an agency that keeps consents passes, and one that keeps them otherwise is told how', async () => {
  const { written } = await check(undefined, { keep: (book) => book });
  expect(written).not.toContain('WRONG');
  const forgetful = await check(undefined, {
    keep: (book) => ({
      ...book,
      findOfParticipant: async (asked) => ({
        ...(await book.findOfParticipant(asked)),
        participant: asked.concat('x'),
      }),
      record: async (change, attempt) => {
        if (change.participant !== undefined) await book.record(change, attempt);
      },
    }),
  });
  expect(forgetful.written).toContain(
    'WRONG  a STOP of an unknown number is kept once, where consents are kept: the number has another state than the STOP',
  );
  expect(forgetful.written).toContain(
    'WRONG  a consent is found by its participant and its number, where consents are kept: number and participant name the same person differently',
  );
});

test('an agency that reminds people passes, and one that does it otherwise is told how', async () => {
  const { written } = await check(undefined, { keep: (book) => book, remind: (book) => book });
  expect(written).not.toContain('WRONG');
  const endless = await check(undefined, {
    keep: (book) => book,
    remind: (book) => ({
      find: async ({ after: _first, participants, ...asked }) => ({
        ...(await book.find({ ...asked, ...(participants && { participants: ['1'] }) })),
        ...(participants ? {} : { next: 'm-1' }),
      }),
    }),
  });
  expect(endless.written).toContain(
    'WRONG  who agreed is found by the name that stays, where people are reminded: a name that nobody has finds somebody',
  );
  const alone = await check(undefined, { remind: (book) => book });
  expect(alone.written).toContain(
    'findReminders is named without findConsents,recordConsent: none of them is asked for',
  );
});

test('an agency that keeps payments passes, and begins one where that was asked for alone', async () => {
  const payments = createPaymentBook();
  const quiet = await check(undefined, { payments });
  expect(quiet.written).not.toContain('WRONG');
  expect(quiet.written).not.toContain('a payment is begun');
  const own = { ...participant, beginsPayment: true };
  const begun: string[] = [];
  const watched = {
    ...payments,
    begin: (payment: Parameters<typeof payments.begin>[0]) => {
      begun.push(payment.payment);
      return payments.begin(payment);
    },
  };
  const { written, code } = await check(undefined, { payments: watched, own });
  expect(written).toContain('ok     a payment is begun once and cancelled, without a card');
  expect([code, new Set(begun).size, payments.find(begun[0] ?? '')?.state]).toEqual([0, 1, 'not-paid']);

  const dear = { ...payments, quote: () => ({ outcome: 'payable', quote: 'q', amount: '26.00', fee: '0.00' }) };
  const wrong = await check(undefined, { payments: { ...dear, findBegun: () => [] }, own });
  expect(wrong.written).toContain('where payments are kept: another amount than was asked for');
  const forgetful = await check(undefined, { payments: { ...payments, findBegun: () => [] }, own });
  expect(forgetful.written).toContain('without a card: the payment is not listed once among those begun');
});

test('faults of PINs and of references are named, with what callers hear', async () => {
  const own = { ...ofThreeCases, newPin: '730518', sendsPin: true };
  const { written, code } = await check(
    () => ({
      requestPin: async () => 'emailed',
      changePin: async () => undefined,
      hasPayments: async () => {
        throw new Error('no disk');
      },
    }),
    { own, referToCase: (number) => number },
  );
  expect(written).toContain(
    'WRONG  a PIN for nobody is answered as one for somebody: emailed, and in another call emailed, not underway',
  );
  expect(written).toContain('WRONG  a PIN is changed, and changed back: it is not changed');
  expect(written).toContain(
    'WRONG  cases are found by their references, where they have any: a reference holds the case number',
  );
  expect(written).toContain('status 500: callers hear that the records cannot be reached');
  expect(code).toBe(1);
});

test('a wish that is still at work is asked for again, and one that is done twice is told', async () => {
  const asked: string[] = [];
  let left = 0;
  const ok = (body: unknown) => ({ status: 200, body, durationMs: 1, faults: [] });
  const tried = (isTwice: boolean): Tried => ({
    ...participant,
    participant: 'p-1',
    records: {} as Records,
    async ask(operation) {
      asked.push(operation);
      if (operation === 'settleRequest') return { ...ok(undefined), status: 204 };
      left += 1;
      if (left === 2) return { ...ok(undefined), status: 409 };
      return ok({ reference: isTwice ? `0000000${left}` : '00000001' });
    },
  });
  const atOnce = keyChecks.find(([what]) => what === 'the same wish twice at once is done once')?.[1];
  expect(await atOnce?.(tried(false))).toBeUndefined();
  expect(asked).toEqual(['leaveRequest', 'leaveRequest', 'leaveRequest', 'settleRequest']);
  expect(await atOnce?.(tried(true))).toBe('the same key leaves two');
  expect(asked.slice(-2)).toEqual(['settleRequest', 'settleRequest']);
});

test('an absent field may be null', async () => {
  const refused = answerWith({ outcome: 'refused', locks: null });
  const { url } = await openUnwellAgency(refused, answerWith({ case: null }), answerWith({ outcome: null }));
  const { ask, close } = await openAgency({ url, token });
  onTestFinished(close);
  expect((await ask('signIn', {})).faults).toEqual([]);
  expect((await ask('findCase', {})).faults).toEqual([]);
  expect((await ask('signIn', {})).faults).toContain("all of it must have required property 'outcome'");
});

test('an answer that takes too long is told', async () => {
  const { url } = await openUnwellAgency(answerWith('', 204));
  let nowMs = 0;
  const { ask, close } = await openAgency({ url, token }, () => (nowMs += 2001));
  onTestFinished(close);
  const trials = await tryAgency({ ask, records: {} as Records, ...participant });
  expect(trials).toContainEqual({
    what: 'health is answered within two seconds',
    wrong: 'takes 2001 ms, and callers hear nothing meanwhile',
  });
});

test('why no answer came is told', async () => {
  const { url } = await openUnwellAgency((response) => response.destroy());
  const { ask, close } = await openAgency({ url, token });
  onTestFinished(close);
  const trials = await tryAgency({ ask, records: {} as Records, ...participant });
  // Who shows no certificate may be closed to.
  const answered = trials.filter(({ what }) => what !== 'who shows neither token nor certificate is answered nothing');
  expect(new Set(answered.map(({ wrong }) => wrong))).toEqual(new Set(['no answer: other side closed']));
});

test('what is not as the contract says is named, with what callers hear then', async () => {
  let refusals = 0;
  const { code, written } = await check((records) => ({
    findPayments: async (query) => {
      const { payments } = await records.findPayments({ ...query, limit: 50 });
      return { payments, more: false };
    },
    signIn: async (request) => {
      const result = await records.signIn(request);
      return result.outcome === 'refused' ? { outcome: 'paused', minutes: (refusals += 1) } : result;
    },
  }));
  expect(written).toContain('WRONG  an unknown identifier and a wrong PIN sound alike');
  expect(written).toMatch(/WRONG {2}payments are found, and only what was asked for: .*has more rows than asked for/);
  expect(code).toBe(1);
});

test.each([
  [['check'], 'Write: check URL'],
  [['check', 'nowhere', '--id', '1', '--pin', '1'], 'URL must be'],
  [['check', 'http://127.0.0.1:1/v1'], 'needs --id and --pin'],
  [
    ['check', 'http://127.0.0.1:1/v1', '--id', '1', '--pin', '1', '--cert', 'a.pem'],
    '--cert and --key need each other',
  ],
  [['check', 'http://127.0.0.1:1/v1', '--id', '1', '--pin', '1', '--ca', '/nowhere/a.pem'], '--ca must name a file'],
  [['check', 'http://127.0.0.1:1/v1', '--id', '1', '--pin', '1', '--new-pin', '1'], '--new-pin must be another PIN'],
])('%j is not understood', async (args, reason) => {
  const { code, stderr } = await runScript('rigs/agency-api.ts', args, {});
  expect([code, stderr.includes(reason)]).toEqual([2, true]);
});
