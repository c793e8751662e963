import { describe, expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { caseRow, participantRow } from '../support/rows.ts';
import { openSystem } from '../support/whole-system.ts';

const [father, mother] = ['1000000000001', '1000000000002'];
const pins: Readonly<Record<string, string>> = { [father]: '482913', [mother]: '736150' };
const owing = { ...caseRow, caseNumber: '400000000000011', arrears: '310.55', asOf: '2026-11-20', dockets: ['FL-1'] };

/** A call of a parent of one case of this kind; the day is November 22, 2026. */
async function call(facts: object, { id = father, language = '1' }: { id?: string; language?: string } = {}) {
  const system = await openSystem();
  onTestFinished(() => system.close());
  const people = [father, mother].map((participantId, index) => ({
    ...participantRow,
    participantId: `${participantId}9`,
    pin: pins[participantId],
    ssn: `90099990${index}`,
  }));
  const row = { ...owing, payer: `${father}9`, recipient: `${mother}9`, ...facts };
  await importText(system.db, system.keys, toText([...people, row]));
  const caller = await system.dial();
  for (const keys of [language, '1', `${id}9#`, `${pins[id]}#`]) await caller.presses(keys);
  return { caller, system, row };
}

describe('a closed case', () => {
  test.each([
    ['1', 'This case has been closed since October 1, 2026. Your past-due balance is $310.55.'],
    ['9', 'Este caso está cerrado desde el primero de octubre de 2026. Su saldo vencido es de $310.55.'],
  ])('is told as closed, with what is still owed and without what falls due (%s)', async (language, words) => {
    const { caller } = await call({ status: 'closed', statusSince: '2026-10-01' }, { language });
    caller.hears(words);
    await caller.presses('2');
    caller.hears(words).hears('FL-1').hears('Kern');
    expect(caller.heard()).not.toMatch(/425|onthly|mensual/u);
  });

  test('the other parent hears the same of what they are owed', async () => {
    const { caller } = await call({ status: 'closed', arrears: '0.00' }, { id: mother });
    await caller.presses('2');
    caller.hears('This case is closed. The other party has nothing past due in this case.');
    expect(caller.heard()).not.toContain('onthly');
  });

  test('that closes on a later day is still told as open', async () => {
    const { caller } = await call({ status: 'closed', statusSince: '2026-12-20' });
    await caller.presses('2');
    caller.hears('Your past-due balance is $310.55.').hears('Monthly support is $425.00.');
    expect(caller.heard()).not.toContain('closed');
  });
});

describe('a transferred case', () => {
  test.each([
    ['1', 'Kern County', 'This case is now in Kern County. The child support line there can tell you more.'],
    ['9', 'Kern County', 'Este caso está ahora en el condado de Kern. La línea de manutención'],
    ['1', 'Nevada', 'This case is now in Nevada. The child support line there can tell you more.'],
    ['9', 'Nevada', 'Este caso está ahora en Nevada. La línea de manutención'],
    ['1', undefined, 'This case is now with another child support agency. It can tell you more.'],
    ['9', undefined, 'Este caso lo lleva ahora otra agencia de manutención de menores'],
  ])('says where it is, and nothing that is no longer known here (%s, %s)', async (language, to, words) => {
    const since = { status: 'transferred', statusSince: '2026-09-01' };
    const { caller } = await call({ ...since, ...(to && { transferredTo: to }) }, { language });
    caller.hears(words).hears('2026');
    await caller.presses('2');
    caller.hears(words).hears('400000000000011');
    expect(caller.heard()).not.toMatch(/\$|FL-1|425|onthly|mensual/u);
  });

  test('has its office in the county where it is, and none that is known in another state', async () => {
    const moved = { county: 'Fresno', status: 'transferred' };
    const { caller } = await call({ ...moved, transferredTo: 'County of Kern' });
    for (const keys of ['2', '1']) await caller.presses(keys);
    caller.hears('The Kern County office is at');
    const { caller: another } = await call({ ...moved, transferredTo: 'Nevada' });
    for (const keys of ['2', '1']) await another.presses(keys);
    another.hears('I do not have the address of that office. A person can help you.');
  });
});

test('a case that was withdrawn is told no more, until a row leaves that out', async () => {
  const { caller, system, row } = await call({ status: 'closed', withdrawn: true });
  await caller.presses('2');
  caller.hears('There is no case I can tell you about on this line. To ask about one, press 0.');
  await importText(system.db, system.keys, toText([{ ...row, withdrawn: false }]));
  const again = await system.dial();
  for (const keys of ['1', '1', `${father}9#`, `${pins[father]}#`]) await again.presses(keys);
  again.hears('This case is closed. Your past-due balance is $310.55.');
});
