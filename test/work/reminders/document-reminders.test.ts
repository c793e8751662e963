import { expect, test } from 'vitest';
import { useDatabases } from '../../support/databases.ts';
import { documentRow } from '../../support/document-row.ts';
import { family, openRemindedAgency } from '../../support/reminded-agency.ts';

const first = 'Reminders you agreed to. Message and data rates may apply. Reply HELP for help, STOP to stop.';
const more = 'Questions? Call 866-901-3212.';

for (const [engine, makeUrl] of useDatabases()) {
  test(`a document is told once it is ready, to whom it is for, with its kind and its way, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-12-01T12:00');
    const statement = documentRow('D-1', '2026-12-02', { kind: 'statement', for: '1000000000001' });
    const notTheirs = documentRow('D-2', '2026-12-02', { for: '1000000000002' });
    const before = documentRow('D-0', '2026-11-30');
    await agency.take([...family, statement, notTheirs, before]);
    await agency.agree('documents');
    for (const time of ['2026-12-01T13:00', '2026-12-02T07:59', '2026-12-02T08:00', '2026-12-03T08:00'])
      await agency.lookAt(time);
    expect(agency.texts()).toEqual([`California Child Support: a statement is ready for you, by mail. ${first}`]);
    const ofOrder = documentRow('D-3', '2026-12-03', { kind: 'order-copy', way: 'portal' });
    await agency.take([...family, { ...statement, ready: '2026-12-04' }, ofOrder]);
    for (const time of ['2026-12-03T12:00', '2026-12-03T20:00', '2026-12-04T12:00']) await agency.lookAt(time);
    expect(agency.texts().slice(1)).toEqual([
      `California Child Support: a document is ready for you, on the website. ${more}`,
    ]);
    await agency.take([
      ...family,
      documentRow('D-4', '2026-12-05'),
      documentRow('D-5', '2026-12-05', { way: 'e-mail' }),
    ]);
    for (const time of ['2026-12-05T12:00', '2026-12-06T12:00', '2026-12-07T12:00']) await agency.lookAt(time);
    expect(agency.texts().slice(2)).toEqual([
      `California Child Support: documents are ready for you, in different ways. ${more}`,
    ]);
  });

  test(`a document that the next extract lacks is withdrawn before it is told, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-12-01T12:00');
    await agency.take([...family, documentRow('D-1', '2026-12-02', { way: 'office' })]);
    await agency.agree('documents');
    await agency.lookAt('2026-12-02T06:00');
    await agency.take(family);
    await agency.lookAt('2026-12-02T08:00');
    expect(await agency.states()).toEqual(['withdrawn']);
    await agency.take([...family, documentRow('D-1', '2026-12-02', { way: 'office' })]);
    await agency.lookAt('2026-12-02T09:00');
    expect(agency.texts()).toEqual([
      `California Child Support: a letter is ready for you, at your child support office. ${first}`,
    ]);
  });
}
