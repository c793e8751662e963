import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';
import { caseRow, participantRow } from '../support/rows.ts';

const mother = { id: '1000000000101', pin: '735204' };

/** A call of a mother who has these cases. */
async function call(caseNumbers: readonly string[], language: '1' | '9' = '1') {
  const system = await openSystem();
  onTestFinished(() => system.close());
  const cases = caseNumbers.map((caseNumber, index) => ({
    ...caseRow,
    caseNumber,
    recipient: mother.id,
    monthlySupport: '100.00',
    arrears: `${index + 1}.00`,
  }));
  const lines = [{ ...participantRow, participantId: mother.id, pin: mother.pin }, ...cases];
  await importText(system.db, system.keys, toText(lines));
  const caller = await system.dial();
  for (const keys of [language, '1', `${mother.id}#`, `${mother.pin}#`, '2']) await caller.presses(keys);
  return caller;
}

const forty = Array.from({ length: 40 }, (_, index) => `20${String(index + 10)}0000000011`);

test('forty cases that end alike are told apart by more of their numbers, each of them', async () => {
  const caller = await call(forty);
  for (const [index, number] of [...forty.entries()].filter(([place]) => place % 13 === 0)) {
    caller.hears('I find 40 cases. Enter the last four digits of one');
    expect(caller.heard()).not.toContain('letter');
    await caller.presses('0011#');
    caller.hears('More than four of your cases end like that.').hears('The last digits of the case');
    await caller.presses(`${number.slice(2)}#`);
    caller
      .hears(`Case ${index + 1} of 40. Its number ends in ${number.slice(2)}.`)
      .hears(`past-due balance is $${index + 1}.00`);
    // The first one may be the # of the entry, heard twice.
    await caller.presses('#');
    await caller.presses('#');
    await caller.presses('2');
  }
});

test('a caller who goes through all forty comes to the last one', async () => {
  const caller = await call(forty, '9');
  await caller.presses('*#');
  for (let place = 1; place < 40; place++) await caller.presses('1');
  caller.hears('Caso 40 de 40.').hears('El saldo vencido de la otra parte es de $40.00').hears('¿Necesita algo más?');
});

const withLetters = ['A', 'B', 'C', 'D', 'E'].map((letter) => `CA-2021-00${letter}7`);

test('letters of a number are keyed by their keys, and that is said to whom has some', async () => {
  const caller = await call(withLetters);
  caller.hears('last four digits or letters').hears('For a letter, press the key it is on.');
  await caller.presses('0037#');
  caller.hears('ending in 00D7').hears('ending in 00E7');
  await caller.presses('2');
  caller.hears('Case 5 of 5');
  await caller.presses('#');
  await caller.presses('2');
  await caller.says('zero zero e seven');
  caller.hears('ending in 00D7').hears('ending in 00E7');
});

test('a hyphen is on no key: it is not one of the four signs that are told and asked for', async () => {
  const caller = await call(['1-FL', '2-FL', '3-FL', '4-FL', '5-FL'].map((end) => `CA-2021-00${end}`));
  caller.hears('last four digits or letters');
  await caller.presses('0235#');
  caller.hears('Its number ends in 02-FL.');
  await caller.presses('#');
  await caller.presses('#');
  await caller.presses('2');
  await caller.says('zero five f l');
  caller.hears('Case 5 of 5. Its number ends in 05-FL.');
});

test.each(['02 FL', '0 2 F L', '02FL', '02-FL'])(
  'of a few cases, one is chosen by its ending said as "%s"',
  async (said) => {
    const caller = await call(['CA-2021-001-FL', 'CA-2021-002-FL']);
    caller.hears('ending in 01-FL').hears('ending in 02-FL');
    await caller.says(said);
    caller.hears('Case 2 of 2.');
  },
);

test('en español', async () => {
  const caller = await call(withLetters, '9');
  caller.hears('cuatro dígitos o letras');
  await caller.says('00A7');
  caller.hears('terminado en 00A7').hears('terminado en 00B7').hears('terminado en 00C7');
});

test('after the office of one case, a caller goes on through the others, and hears how many are left', async () => {
  const caller = await call(forty);
  await caller.presses('*#');
  for (let place = 1; place < 12; place++) await caller.presses('1');
  caller.hears('Case 12 of 40.').hears('The case number is 20210000000011.').hears('28 more cases follow.');
  await caller.presses('3');
  caller.hears('The Kern County office is at').hears('28 more cases follow.').hears('For the next case, press 1.');
  await caller.presses('1');
  caller.hears('Case 13 of 40.').hears('27 more cases follow.');
});

test('a caller with two cases hears that there are two', async () => {
  const caller = await call(forty.slice(0, 2));
  caller.hears('I find 2 cases. Which case do you mean?');
});
