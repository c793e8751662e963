import { describe, expect, onTestFinished, test } from 'vitest';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import { firstOperations } from '../../../src/adapters/http/capabilities.ts';
import type { AuditEntry } from '../../../src/calls/ports/audit-trail.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, reachOverHttp, token } from '../../support/agency-api.ts';
import { byVoice } from '../../support/by-voice.ts';
import { participantRow } from '../../support/rows.ts';
import { newKey } from '../../support/sqlite-records.ts';

const told = { version: '1.1', operations: [...firstOperations, 'tellCapabilities'] };
const line = 'customer-connect';
const refused = (claim: string): AuditEntry => {
  return { what: 'sign-in-refused', who: { claim }, call: 'CA1', turn: 3, line, facts: {} };
};

const ofCaller = { participant: 'p-1', timeZone: 'America/Los_Angeles', skip: 0, limit: 5 };

/** An agency that says so of itself, and takes all else. */
async function open(capabilities: Parameters<typeof openUnwellAgency>[0]) {
  const answers: Readonly<Record<string, unknown>> = {
    '/sign-in': { outcome: 'refused' },
    '/requests/leave': { reference: '40718265' },
    '/audit/append': {},
    '/payments/find': { payments: [], more: false },
    '/appointments/find': { appointments: [], more: false },
  };
  const { asked, url } = await openUnwellAgency((response, one) =>
    (one.path === '/capabilities' ? capabilities : answerWith(answers[one.path]))(response, one),
  );
  const written: string[] = [];
  const log = createLog('info', { write: (text) => void written.push(text) });
  const opened = openHttpRecords({ url, token, keys: [newKey], log });
  onTestFinished(() => opened.records.close());
  const { records, trail, learnCapabilities } = opened;
  await learnCapabilities();

  async function callWith(path: string) {
    const claim = records.identify('ssn', '900121201');
    await records.signIn({ claim, pin: '482913', attempt: 'CA1:1', call: 'CA1', callsBackTo: ['US', 'MX'] });
    const request = { kind: 'statement', language: 'en', ...byVoice, details: {} } as const;
    await records.leaveRequest({ ...request, attempt: 'CA1:7', call: 'CA1', caseEnding: '0011' });
    await trail.append(refused(claim));
    await records.findPayments({ ...ofCaller, kind: 'collection', today: '2026-11-22', taxOffsets: false });
    await records.findAppointments({ ...ofCaller, from: Temporal.Instant.from('2026-11-22T18:00:00Z') });
    return JSON.parse(asked.find((one) => one.path === path)?.body ?? '{}');
  }
  return { callWith, learnCapabilities, written: () => written.map((text) => JSON.parse(text)) };
}

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const digest = expect.stringMatching(/^[\w-]{43}$/);
const entry = { what: 'sign-in-refused', call: 'CA1', turn: 3, line, facts: {}, identifierDigest: digest };
const left = { kind: 'statement', language: 'en', ...byVoice, details: {} };
const guess = { identifier: { kind: 'ssn', digits: '900121201' }, pin: '482913', call: 'CA1' };

describe('an agency of today’s contract', () => {
  test.each([404, 405, 501])(
    'that answers %i gets what it got before, and no identifier in its trail',
    async (status) => {
      const { callWith } = await open(answerWith({ status }, status));
      expect(await callWith('/sign-in')).toEqual(guess);
      expect(await callWith('/requests/leave')).toEqual(left);
      expect(await callWith('/audit/append')).toEqual(entry);
    },
  );
});

describe('an agency of version 1.1', () => {
  test('gets the time and the call, and which countries are called back', async () => {
    const { callWith } = await open(answerWith(told));
    expect(await callWith('/sign-in')).toEqual({ ...guess, callsBackTo: ['US', 'MX'] });
    expect(await callWith('/requests/leave')).toEqual({ ...left, call: 'CA1', at: moment, caseEnding: '0011' });
    expect(await callWith('/audit/append')).toEqual({ ...entry, at: moment });
  });

  test.each(['/payments/find', '/appointments/find'])('gets the zone of the line at %s', async (path) => {
    const { timeZone } = ofCaller;
    expect(await (await open(answerWith(told))).callWith(path)).toMatchObject({ timeZone });
    expect(await (await open(answerWith({}, 404))).callWith(path)).not.toHaveProperty('timeZone');
  });

  test('stays one while it cannot say so, and no longer where it knows the operation no more', async () => {
    const [well, unwell, older] = [answerWith(told), answerWith({}, 503), answerWith({ status: 404 }, 404)];
    let now = well;
    const { callWith, learnCapabilities, written } = await open((response, one) => now(response, one));
    now = unwell;
    await learnCapabilities();
    expect(await callWith('/sign-in')).toHaveProperty('callsBackTo');
    expect(written()).toContainEqual(expect.objectContaining({ msg: 'the agency does not say what it can do' }));
    now = older;
    await learnCapabilities();
    const { version } = written().findLast(({ msg }) => msg === 'the agency answers this version of the contract');
    expect(version).toBe('1.0');
  });

  test('that lacks an operation, or is of another major version, is told in the log', async () => {
    const lacking = await open(answerWith({ ...told, operations: ['signIn', ...firstOperations.slice(2)] }));
    expect(lacking.written()).toContainEqual(expect.objectContaining({ level: 'error', missing: ['listCases'] }));
    const other = await open(answerWith({ ...told, version: '2.0' }));
    expect(other.written()).toContainEqual(expect.objectContaining({ level: 'warn', version: '1.0' }));
    expect(await other.callWith('/sign-in')).toEqual(guess);
  });
});

test('an agency knows which numbers on file a line does not call back', async () => {
  const own = await openAgencyRecords();
  const { records, importLines } = await reachOverHttp(own);
  onTestFinished(() => records.close());
  const phone = '+525512345678';
  await importLines([{ ...participantRow, participantId: '1000000000001', pin: '482913', phone }]);
  const claim = records.identify('participant-id', '1000000000001');
  const isOnFile = async (...callsBackTo: string[]) =>
    records.signIn({ claim, pin: '482913', attempt: callsBackTo.join(), callsBackTo });
  expect(await isOnFile('US')).toMatchObject({ outcome: 'accepted', phoneOnFile: false });
  expect(await isOnFile('US', 'MX')).toMatchObject({ outcome: 'accepted', phoneOnFile: true });
});
