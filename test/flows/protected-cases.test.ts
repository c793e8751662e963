import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { caseRow, participantRow } from '../support/rows.ts';
import { openSystem } from '../support/whole-system.ts';

const [hidden, nobody, mother, otherFather] = ['1000000000101', '1000000000102', '1000000000103', '1000000000104'];
const pin = '735204';
const protectedCase = { ...caseRow, caseNumber: '300000000000077', payer: hidden, recipient: mother, protect: true };
const payment = {
  type: 'payment',
  caseNumber: protectedCase.caseNumber,
  kind: 'collection',
  status: 'posted',
  amount: '99.00',
  date: '2026-11-03',
  method: 'bank',
};
const hearing = {
  type: 'appointment',
  caseNumber: protectedCase.caseNumber,
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Kern Superior Court',
  address: '1 Example Street',
};
const rows = [
  ...[hidden, nobody, mother].map((participantId) => ({ ...participantRow, participantId, pin })),
  { ...participantRow, participantId: otherFather },
  protectedCase,
  { ...caseRow, caseNumber: '300000000000088', payer: otherFather, recipient: mother, arrears: '610.00' },
  payment,
  hearing,
];

async function open() {
  const system = await openSystem();
  onTestFinished(() => system.close());
  await importText(system.db, system.keys, toText(rows));
  return system;
}

/** All that somebody hears who goes everywhere. */
async function hearAll(id: string, language: '1' | '9') {
  const { dial } = await open();
  const caller = await dial();
  const heard: string[] = [];
  const everywhere = '1 2 3 4 7 4 1 7 4 2 7 2 1 2 7 2 2 2026# 2025# 0 3 7 1'.split(' ');
  for (const keys of [language, '1', `${id}#`, `${pin}#`, ...everywhere]) {
    await caller.presses(keys);
    heard.push(caller.heard());
  }
  return heard.map((text) => text.replaceAll(/\b\d(?: \d)+\b/g, ''));
}

test.each(['1', '9'] as const)(
  'a caller who has only a case under protection hears what somebody without any hears, everywhere (%s)',
  async (language) => {
    const [ofHidden, ofNobody] = [await hearAll(hidden, language), await hearAll(nobody, language)];
    expect(ofHidden.map((text) => text.replaceAll('0101', '0102'))).toEqual(ofNobody);
    expect(ofHidden.join(' ')).not.toMatch(/\$|Kern|0077|425|99/);
  },
);

test('the trail says in each call how many cases were withheld, and no other entry names one', async () => {
  const system = await open();
  for (const id of [hidden, nobody, mother]) {
    const caller = await system.dial();
    for (const keys of ['1', '1', `${id}#`, `${pin}#`, '2']) await caller.presses(keys);
  }
  const entries = await system.db.selectFrom('audit').select(['what', 'facts']).where('sequence', '>', 0).execute();
  const signedIn = entries.filter(({ what }) => what === 'signed-in').map(({ facts }) => JSON.parse(facts));
  expect(signedIn).toEqual([{ withheld: 1 }, {}, { withheld: 1 }]);
  expect(entries.filter(({ what }) => what === 'case-told').map(({ facts }) => JSON.parse(facts))).toEqual([
    { case: 1 },
    { case: 1 },
  ]);
});

test('who has another case hears it as their only one, and a message names no case that was not chosen', async () => {
  const system = await open();
  const caller = await system.dial();
  for (const keys of ['1', '1', `${mother}#`, `${pin}#`]) await caller.presses(keys);
  caller.hears("The other party's past-due balance is $610.00. Main menu.");
  await caller.presses('2');
  caller.hears('$610.00').hears('The case number is 300000000000088.');
  expect(caller.heard()).not.toMatch(/Case 1 of|more case|0077/);
  for (const keys of ['2', '7', '1']) await caller.presses(keys);
  await caller.records(10);
  await caller.presses('1');
  caller.hears('Your message is with your caseworker');
  const left = await system.db.selectFrom('requests').select(['kind', 'case_number']).execute();
  expect(left).toEqual([{ kind: 'message', case_number: null }]);
});
