import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ConsentChange } from '../../../src/agency/consent.ts';
import type { AgencyConsents } from '../../../src/calls/ports/agency-consents.ts';
import { SignInOver } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { openOwnEvents } from '../../../src/system/open-own-events.ts';
import { createConsentsOfAgency } from '../../../src/work/consents/consents-of-agency.ts';
import { newKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const phone = '+19165550101';
const agreed: ConsentChange = {
  phone,
  participant: 'p-1',
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
const { participant: _nobody, ...ofNumber } = agreed;
const stop = { ...ofNumber, purpose: 'all', given: false, words: 'ALTO', channel: 'text', atMs: 2000 } as const;

let url: string;
beforeEach(async () => {
  url = await temporaryDatabase();
});

/** An agency that keeps what it is given, unless it is away; `c-1` is p-1 and p-2, at two sign-ins. */
function createAgency() {
  const kept = new Map<string, ConsentChange>();
  const state = { keeps: true, isAway: false, isOver: false };
  const rename = (participant: string) => participant.replace(/^p-[12]$/, 'c-1');
  const answer = () => {
    if (state.isAway) throw new Error('away');
    return [...kept.values()];
  };
  const consents: AgencyConsents = {
    keepsConsents: () => state.keeps,
    async record({ participant, ...change }, attempt) {
      answer();
      if (state.isOver && participant !== undefined) throw new SignInOver({ hasNewPin: false });
      kept.set(attempt, { ...change, ...(participant !== undefined && { participant: rename(participant) }) });
    },
    findChanges: async (of) => answer().filter((change) => change.phone === of),
    findChangesOf: async (participant) => ({ name: rename(participant), changes: answer() }),
  };
  return { state, kept, consents };
}

function openServer(agency: ReturnType<typeof createAgency>, at = url) {
  const written: string[] = [];
  const log = createLog('info', { write: (text) => void written.push(text) });
  const own = openOwnEvents({ url: at, keys: [newKey], isShared: true }, log);
  onTestFinished(own.close);
  const served = createConsentsOfAgency({ own: own.consents, waiting: own.waiting, agency: agency.consents, log });
  return { ...served, own, written };
}

describe('while the agency is away', () => {
  test('a STOP is kept, outlives the server, and is handed over once by the next one', async () => {
    const agency = createAgency();
    agency.state.isAway = true;
    const first = openServer(agency);
    await first.consents.record(stop, 'SM1:stop');
    expect([await first.consents.isStopped(phone), await first.consents.findLanguage(phone)]).toEqual([true, 'es']);
    await expect(first.consents.isStopped('+19165550102')).rejects.toThrow('away');
    await expect(first.consents.find(phone)).rejects.toThrow('away');
    await first.own.close();

    agency.state.isAway = false;
    const next = openServer(agency);
    await next.handOver();
    expect([...agency.kept]).toEqual([['SM1:stop', stop]]);
    agency.kept.clear();
    await next.handOver();
    expect(agency.kept.size).toBe(0);
  });

  test('what cannot be handed over is told in the log, without a number', async () => {
    const agency = createAgency();
    agency.state.isAway = true;
    const { consents, handOver, written } = openServer(agency);
    for (const attempt of ['a', 'b', 'c', 'd', 'e']) await consents.record(stop, attempt);
    await handOver();
    expect(written.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 'error', left: 5 }),
    );
    expect(written.join('')).not.toContain('9165550101');
  });
});

test('a change that the agency refuses counts here, and holds up no other', async () => {
  const agency = createAgency();
  const refusing: AgencyConsents = {
    ...agency.consents,
    record: async (change, attempt) =>
      attempt < 'b' ? Promise.reject(new Error('refused')) : agency.consents.record(change, attempt),
  };
  agency.state.isAway = true;
  const { consents, handOver } = openServer({ ...agency, consents: refusing });
  for (let at = 0; at < 100; at += 1) await consents.record({ ...stop, phone: '+19165550102' }, `a${at}`);
  await consents.record(agreed, 'b');
  agency.state.isAway = false;
  expect(await consents.isStopped('+19165550102')).toBe(true);
  await handOver();
  await handOver();
  expect([...agency.kept.keys()]).toEqual(['b']);
});

test('a change is taken from both servers once, and is found at once by the name that stays', async () => {
  const agency = createAgency();
  const [one, other] = [openServer(agency), openServer(agency)];
  await one.consents.record(agreed, 'CA1:7');
  expect(await other.consents.findOf('p-2')).toMatchObject([{ participant: 'c-1', purpose: 'court-dates' }]);
  await other.consents.record({ ...agreed, participant: 'p-2', given: false, atMs: 3000 }, 'CA2:7');
  expect(await one.consents.find(phone)).toEqual([]);
  expect([...agency.kept.keys()]).toEqual(['CA1:7', 'CA2:7']);
});

describe('where the sign-in is over by then', () => {
  test('what was taken back ends for the number', async () => {
    const agency = createAgency();
    agency.state.isOver = true;
    const { consents } = openServer(agency);
    await consents.record({ ...agreed, given: false }, 'CA1:7');
    await vi.waitFor(() => expect([...agency.kept]).toEqual([['CA1:7:number', { ...ofNumber, given: false }]]));
  });

  test('what was given counts no more, and the log says so', async () => {
    const agency = createAgency();
    agency.state.isOver = true;
    const { consents, written } = openServer(agency);
    await consents.record(agreed, 'CA1:7');
    expect(await consents.find(phone)).toEqual([]);
    const msg = 'the agency does not know any more who agreed to texts; they are sent none';
    expect(written.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining({ level: 'error', msg }));
  });
});

describe('where nothing can be kept here', () => {
  const nowhere = `sqlite:${import.meta.filename}/data/events.db`;

  test('the agency is given it at once', async () => {
    const agency = createAgency();
    const { consents } = openServer(agency, nowhere);
    await consents.record(stop, 'SM1:stop');
    expect([...agency.kept.keys()]).toEqual(['SM1:stop']);
  });

  test('and the agency is away, it is not told as kept', async () => {
    const agency = createAgency();
    agency.state.isAway = true;
    await expect(openServer(agency, nowhere).consents.record(stop, 'SM1:stop')).rejects.toThrow('away');
  });
});

test('an agency that keeps none has them kept beside it, and is handed all of them once it says that it keeps them', async () => {
  const agency = createAgency();
  agency.state.keeps = false;
  const { consents, handOver } = openServer(agency);
  await consents.record(agreed, 'CA1:7');
  await consents.record(stop, 'SM1:stop');
  await handOver();
  expect([await consents.isStopped(phone), await consents.findLanguage(phone), agency.kept.size]).toEqual([
    true,
    'es',
    0,
  ]);
  agency.state.keeps = true;
  await handOver();
  expect([...agency.kept.keys()]).toEqual(['CA1:7', 'SM1:stop']);
  agency.state.keeps = false;
  expect(await consents.isStopped(phone)).toBe(true);
});
