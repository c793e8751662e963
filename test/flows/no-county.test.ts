import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { caseRow, participantRow } from '../support/rows.ts';
import { openSystem } from '../support/whole-system.ts';

const mother = { id: '1000000000101', pin: '735204' };
const { county: _county, ...ofNoCounty } = caseRow;
const first = { ...ofNoCounty, caseNumber: '200000000000051', recipient: mother.id };
const second = { ...first, caseNumber: '200000000000052' };

/** A call of a mother who asks for the balance, with her cases and the language in which she is spoken to. */
async function askForBalance(rows: readonly object[], language: '1' | '9' = '1') {
  const system = await openSystem();
  onTestFinished(() => system.close());
  const person = { ...participantRow, participantId: mother.id, pin: mother.pin };
  await importText(system.db, system.keys, toText([person, ...rows]));
  const caller = await system.dial();
  for (const keys of [language, '1', `${mother.id}#`, `${mother.pin}#`, '2']) await caller.presses(keys);
  return caller;
}

test('cases without a county are told apart by their endings, and nothing is said of a county', async () => {
  const caller = await askForBalance([first, second]);
  caller.hears('For the case ending in 0051, press 1.').hears('For the case ending in 0052, press 2.');
  await caller.says('zero zero five two');
  caller.hears('Case 2 of 2.');
  expect(caller.heard()).not.toMatch(/county\./iu);
});

test('of cases some of which have no county, that of the others may be said', async () => {
  const caller = await askForBalance([first, { ...second, county: 'Kern County' }], '9');
  caller.hears('Para el caso terminado en 0051').hears('Para el caso terminado en 0052');
  await caller.says('Kern');
  caller.hears('Caso 2 de 2.').hears('condado de Kern');
});

test('the office of a case without a county is not known', async () => {
  const caller = await askForBalance([first]);
  await caller.presses('1');
  caller.hears('I do not have the address of that office.');
});
