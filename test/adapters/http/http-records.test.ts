import { describe, expect, test } from 'vitest';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import { verifyAudit } from '../../../src/adapters/sql/audit/verify-audit.ts';
import type { AuditEntry } from '../../../src/calls/ports/audit-trail.ts';
import type { WrittenRow } from '../../../src/agency/extract-row.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, reachOverHttp, token } from '../../support/agency-api.ts';
import { testPinLife } from '../../support/pin-life.contract.ts';
import { testCaseState } from '../../support/case-state.contract.ts';
import { testProtectedCases } from '../../support/protected-cases.contract.ts';
import { testParties } from '../../support/parties.contract.ts';
import { type RecordsUnderTest, testRecords } from '../../support/records.contract.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';
import { participantRow } from '../../support/rows.ts';

const log = createLog('silent');
const person: WrittenRow = {
  ...participantRow,
  participantId: '1000000000001',
  pin: '482913',
};

async function openOverHttp(clock: () => number, options: Parameters<typeof reachOverHttp>[1] = {}) {
  const agency = await openAgencyRecords(clock);
  return reachOverHttp(agency, options);
}

const openEmpty = (clock: () => number): Promise<RecordsUnderTest> => openOverHttp(clock);

testRecords('an agency that keeps its own', openEmpty);
testParties('an agency that keeps its own', openEmpty);
testPinLife('an agency that keeps its own', openEmpty);
testProtectedCases('an agency that keeps its own', openEmpty);
testCaseState('an agency that keeps its own', openEmpty);

describe('what a call keeps', () => {
  const make = (...keys: (typeof oldKey)[]) => openHttpRecords({ url: 'http://127.0.0.1:1', token, keys, log }).records;

  test('opens with an older key of the ring, and not without it', async () => {
    const { importLines, records } = await openOverHttp(Date.now);
    await importLines([person]);
    const claim = make(newKey).identify('participant-id', person.participantId);
    const signIn = (given: string) => records.signIn({ claim: given, pin: person.pin ?? '', attempt: 'CA1:1' });
    expect(await signIn(claim)).toMatchObject({ outcome: 'accepted' });
    await expect(signIn(make(oldKey).identify('ssn', '900121201'))).rejects.toThrow('a key that DATA_SECRET lacks');
    await expect(signIn(claim.replace('participant-id', 'ssn'))).rejects.toThrow('unable to authenticate');
    await expect(signIn('nonsense')).rejects.toThrow('Not a claim');
    await records.close();
  });

  test('a chosen PIN belongs to one participant', async () => {
    const { importLines, records } = await openOverHttp(Date.now);
    await importLines([person, { ...person, participantId: '1000000000002' }]);
    const candidate = (await records.checkNewPin('1', '730518')) ?? '';
    const change = records.changePin({ participant: '2', candidate, pin: '730518' });
    await expect(change).rejects.toThrow('unable to authenticate');
    await records.close();
  });
});

describe('an answer that was lost on its way, and asked for again', () => {
  /** Everything is done by the agency, and every first answer to a wish is cut off. */
  async function openLossy() {
    const seen = new Set<unknown>();
    const opened = await openOverHttp(Date.now, {
      async onSend({ headers, raw }) {
        const key = headers['idempotency-key'];
        if (key === undefined || seen.has(key)) return;
        seen.add(key);
        raw.socket.destroy();
      },
    });
    await opened.importLines([person]);
    return { ...opened, seen };
  }

  test('changes nothing twice', async () => {
    const { records, db, seen, readMessages } = await openLossy();
    const claim = records.identify('participant-id', person.participantId);
    expect(await records.signIn({ claim, pin: '111111', attempt: 'CA1:1' })).toEqual({ outcome: 'refused' });
    const failures = await db.selectFrom('sign_in_failures').select('attempts').execute();
    expect(failures.map(({ attempts }) => attempts.split('\n'))).toEqual([[expect.any(String)]]);

    expect(await records.requestPin({ claim, request: 'CA1', ...pinMessage })).toBe('mailed');
    expect(await readMessages()).toHaveLength(1);

    const signedIn = await records.signIn({ claim, pin: person.pin ?? '', attempt: 'CA1:2' });
    const participant = signedIn.outcome === 'accepted' ? signedIn.participant : 'nobody';
    const candidate = (await records.checkNewPin(participant, '730518')) ?? '';
    expect(await records.changePin({ participant, candidate, pin: '730518' })).toBe(`${participant.slice(0, -1)}1`);
    expect(await records.signIn({ claim, pin: '730518', attempt: 'CA1:3' })).toMatchObject({ outcome: 'accepted' });

    const request = {
      participant,
      kind: 'statement',
      language: 'en',
      ...byVoice,
      attempt: 'CA1:9',
      details: {},
    } as const;
    const reference = await records.leaveRequest(request);
    expect(await db.selectFrom('requests').select('reference').execute()).toEqual([{ reference }]);
    expect(seen.size).toBe(6);
    await records.close();
  });
});

describe('the audit trail', () => {
  const entry = (what: AuditEntry['what'], who: AuditEntry['who'], facts: AuditEntry['facts'] = {}): AuditEntry => ({
    what,
    who,
    call: 'CA1',
    turn: 3,
    line: 'customer-connect',
    facts,
  });

  test('is kept by the agency, which knows each participant by its own name', async () => {
    const { records, trail, importLines, db, keys } = await openOverHttp(Date.now);
    await importLines([person]);
    const claim = records.identify('participant-id', person.participantId);
    await trail.append(entry('sign-in-refused', { claim }));
    await trail.append(entry('payments-told', { participant: '1' }, { kind: 'collection', told: 5 }));
    await trail.append(entry('request-left', 'unknown', { kind: 'message' }));
    expect(await verifyAudit(db, keys)).toMatchObject({ entries: 4, problems: [] });
    const kept = await db
      .selectFrom('audit')
      .select(['what', 'subject', 'turn', 'facts'])
      .where('turn', '=', 3)
      .execute();
    expect(kept.map(({ facts, ...rest }) => ({ ...rest, facts: JSON.parse(facts) }))).toEqual([
      { what: 'sign-in-refused', subject: expect.stringMatching(/^claim:old\./), turn: 3, facts: {} },
      { what: 'payments-told', subject: 'participant:1', turn: 3, facts: { kind: 'collection', told: 5 } },
      { what: 'request-left', subject: 'unknown', turn: 3, facts: { kind: 'message' } },
    ]);
    await records.close();
  });

  test('rejects an entry that the agency does not keep, and has it asked for again under one name', async () => {
    const { asked, url } = await openUnwellAgency(answerWith({ status: 503 }, 503), (response) => {
      response.writeHead(asked.length === 2 ? 204 : 422).end();
    });
    const { records, trail } = openHttpRecords({ url, token, keys: [newKey], log });
    await trail.append(entry('change-begun', 'unknown'));
    await expect(trail.append(entry('pin-changed', 'unknown'))).rejects.toThrow(
      '/audit/append was answered with status 422',
    );
    const names = asked.map(({ headers }) => headers['idempotency-key']);
    expect(names).toEqual([names[0], names[0], expect.not.stringMatching(names[0]?.toString() ?? '')]);
    await records.close();
  });

  test('gets the same name for the same entry of an attempt, and another one for any other', async () => {
    const { asked, url } = await openUnwellAgency((response) => response.writeHead(204).end());
    const { records, trail } = openHttpRecords({ url, token, keys: [newKey], log });
    const claim = records.identify('participant-id', person.participantId);
    const refused = entry('sign-in-refused', { claim });
    for (const attempt of ['CA1:3', 'CA1:3', 'CA1:3:1']) await trail.append(refused, attempt);
    for (const facts of [{ case: 1 }, { case: 2 }]) await trail.append(entry('case-told', 'unknown', facts), 'CA1:3');
    const names = asked.map(({ headers }) => String(headers['idempotency-key']));
    expect(names[1]).toBe(names[0]);
    expect(new Set(names).size).toBe(4);
    expect(names.join()).not.toContain(person.participantId);
    await records.close();
  });
});
