import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Records } from '../../../src/calls/ports/records.ts';
import { importText, toText } from '../../support/sqlite-records.ts';
import { openAgencyRecords, reachOverHttp } from '../../support/agency-api.ts';
import { byVoice } from '../../support/by-voice.ts';
import { openSystem } from '../../support/whole-system.ts';
import { caseRow, participantRow } from '../../support/rows.ts';

const payer = { participantId: '1000000000901', pin: '482913' };
const people = [
  { ...participantRow, ...payer },
  { ...participantRow, participantId: '1000000000902', pin: '736150' },
];
const ofThem = { ...caseRow, payer: payer.participantId, recipient: '1000000000902' };
const kern = { ...ofThem, caseNumber: '300000000000011', county: 'Kern', arrears: '1.00' };
const fresno = { ...ofThem, caseNumber: '300000000000012', county: 'Fresno', arrears: '2.00' };
/** Stands before the others, and ends like the last one. */
const added = { ...ofThem, caseNumber: '200000000010012', county: 'Alameda', arrears: '3.00' };

const referToCase = (number: string) => createHash('sha256').update(number).digest('base64url');

describe('the cases of an agency that gives references', () => {
  let records: Records;
  let agency: Awaited<ReturnType<typeof openAgencyRecords>>;
  let participant: string;

  beforeEach(async () => {
    agency = await openAgencyRecords();
    ({ records } = await reachOverHttp(agency, { referToCase }));
    onTestFinished(() => records.close());
    await agency.importLines([...people, kern, fresno]);
    const claim = records.identify('participant-id', payer.participantId);
    const result = await records.signIn({ claim, pin: payer.pin, attempt: 'CA1:1' });
    if (result.outcome !== 'accepted') throw new Error(result.outcome);
    ({ participant } = result);
  });

  const referencesListed = async () => {
    const { cases } = await records.listCases({ participant, limit: 4 });
    return cases.map(({ caseReference }) => caseReference);
  };

  test('have one in the list and where they are found', async () => {
    const [first, second] = [kern, fresno].map(({ caseNumber }) => referToCase(caseNumber));
    expect(await referencesListed()).toEqual([first, second]);
    expect(await records.findCase(participant, 2)).toMatchObject({ position: 2, caseReference: second });
  });

  test('are found by it wherever they stand by now, and not where they are gone', async () => {
    const [, caseReference] = await referencesListed();
    await agency.importLines([added]);
    const found = await records.findCase(participant, 2, { caseReference });
    expect(found).toMatchObject({ county: 'Fresno', position: 3, count: 3 });
    await agency.importLines([{ ...fresno, withdrawn: true }]);
    expect(await records.findCase(participant, 2, { caseReference })).toBeUndefined();
  });

  test('follow one another by it, and the last is followed by none', async () => {
    const [first, second] = await referencesListed();
    await agency.importLines([added]);
    expect(await records.findCase(participant, 2, { afterCase: first })).toMatchObject({ county: 'Fresno' });
    expect(await records.findCase(participant, 3, { afterCase: second })).toBeUndefined();
  });

  test('are named by it in a request, though another stands at the position by now', async () => {
    const [, caseReference] = await referencesListed();
    await agency.importLines([added]);
    const about = { participant, case: 2, caseEnding: '0012', caseReference } as const;
    await records.leaveRequest({ ...about, kind: 'message', language: 'en', ...byVoice, attempt: '1', details: {} });
    expect(await agency.readRequests()).toMatchObject([{ caseNumber: fresno.caseNumber }]);
  });

  test('have it beside their payments', async () => {
    const row = { type: 'payment', kind: 'collection', status: 'posted', method: 'bank', amount: '5.00' };
    await agency.importLines([{ ...row, caseNumber: fresno.caseNumber, date: '2026-11-03' }]);
    const query = {
      participant,
      kind: 'collection',
      today: '2026-11-22',
      skip: 0,
      limit: 5,
      taxOffsets: false,
    } as const;
    const { payments } = await records.findPayments(query);
    expect(payments).toMatchObject([{ caseEnding: '0012', caseReference: referToCase(fresno.caseNumber) }]);
  });
});

describe('a caller who chooses a case while another is added that ends alike', () => {
  async function callAgency(options: Parameters<typeof reachOverHttp>[1]) {
    const system = await openSystem({ reach: (own) => reachOverHttp(own, options) });
    onTestFinished(() => system.close());
    const imported = (rows: readonly unknown[]) => importText(system.db, system.keys, toText(rows));
    await imported([...people, kern, fresno]);
    const caller = await system.dial();
    for (const keys of ['1', '1', `${payer.participantId}#`, `${payer.pin}#`, '2']) await caller.presses(keys);
    caller.hears('0011').hears('0012');
    await imported([added]);
    return { caller, system };
  }

  test('hears the one they chose, by its reference', async () => {
    const { caller, system } = await callAgency({ referToCase });
    await caller.presses('2');
    caller.hears('$2.00').hears('Fresno County');
    const audited = await system.db.selectFrom('audit').select('facts').where('what', '=', 'case-told').execute();
    expect(audited.map(({ facts }) => JSON.parse(facts))).toEqual([
      { case: 3, caseReference: referToCase(fresno.caseNumber) },
    ]);
  });

  test('hears of no other where an agency gives none', async () => {
    const { caller } = await callAgency({});
    await caller.presses('2');
    const heard = caller.heard();
    expect(heard).not.toContain('$1.00');
    expect(heard).not.toContain('$3.00');
    caller.hears('Main menu');
  });

  test('hears the next one behind it, and none twice', async () => {
    const { caller, system } = await callAgency({ referToCase });
    await caller.presses('1');
    caller.hears('$1.00');
    await importText(system.db, system.keys, toText([{ ...added, caseNumber: '200000000020012' }]));
    await caller.presses('1');
    caller.hears('$2.00');
  });
});
