import { expect, test } from 'vitest';
import { useDatabases } from '../../support/databases.ts';
import { family, hearingRow, mobile, openCarrier, openRemindedAgency } from '../../support/reminded-agency.ts';

const hearing = '2026-12-04T09:30:00-08:00';
const first = 'Reminders you agreed to. Message and data rates may apply. Reply HELP for help, STOP to stop.';
const more = 'Questions? Call 866-901-3212.';

for (const [engine, makeUrl] of useDatabases()) {
  test(`a hearing is told a week and a day before, each once, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00');
    await agency.take([...family, hearingRow(hearing)]);
    await agency.agree('court-dates');
    await agency.agree('documents', { participant: '2', phone: '+16175550102' });
    // The day a week before is the one after Thanksgiving, and both are holidays of California.
    for (const time of ['2026-11-24T20:00', '2026-11-25T07:59', '2026-11-25T08:00', '2026-11-25T12:00'])
      await agency.lookAt(time);
    const told = 'California Child Support: you have a court date on Friday, December 4 at 9:30 a.m.';
    expect(agency.texts()).toEqual([`${told} ${first}`]);
    await agency.lookAt('2026-12-02T12:00');
    expect(agency.sent).toHaveLength(1);
    for (const time of ['2026-12-03T08:00', '2026-12-03T12:00', '2026-12-04T08:00']) await agency.lookAt(time);
    expect(agency.texts()).toEqual([`${told} ${first}`, `${told} ${more}`]);
    expect(agency.sent[1]).toMatchObject({ to: mobile, from: '+18669013212', validMs: 10 * 3_600_000 });
    const entries = await agency.db
      .selectFrom('audit')
      .select(['what', 'subject', 'facts'])
      .where('what', '=', 'text-told')
      .execute();
    expect(entries).toMatchObject([{ subject: 'participant:1' }, { subject: 'participant:1' }]);
    expect(`${agency.log()}${JSON.stringify(entries)}`).not.toMatch(/5550101|court date on/u);
  });

  test(`a link that was asked for in a call goes at once, at night too, and once, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T23:30');
    await agency.take(family);
    await agency.agree('payment-link');
    const nowMs = agency.clock();
    const times = { dueMs: nowMs, lateMs: nowMs + 3_600_000, overMs: nowMs + 3_600_000 };
    const matter = { tells: 'payment-link', link: 'https://pay.example.org' } as const;
    const who = { phone: mobile, participant: '1', by: 'text', language: 'en', line: 'customer-connect-tty' } as const;
    const link = {
      ...who,
      ...times,
      purpose: 'payment-link',
      lead: 'asked',
      event: 'of CA1',
      once: '',
      matter,
    } as const;
    expect([await agency.list.claim(link), await agency.list.claim(link)]).toEqual([true, false]);
    for (const time of ['2026-11-20T23:30', '2026-11-20T23:31']) await agency.lookAt(time);
    expect(agency.sent).toMatchObject([{ to: mobile, from: '+18663994096', validMs: 3_600_000 }]);
    expect(agency.texts()).toEqual([
      'California Child Support: the page for paying that you asked for is https://pay.example.org Message and data rates may apply. Reply HELP for help, STOP to stop.',
    ]);
    await agency.agree('all', { given: false });
    await agency.list.claim({ ...link, event: 'of CA2' });
    await agency.lookAt('2026-11-20T23:40');
    expect([agency.sent.length, await agency.states()]).toEqual([1, ['accepted', 'stopped']]);
  });

  test(`a hearing that the next extract moves or cancels is corrected once, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00');
    await agency.take([...family, hearingRow(hearing, { id: 'H-1' })]);
    await agency.agree('court-dates', { language: 'es' });
    await agency.lookAt('2026-11-25T08:00');
    const later = '2026-12-11T13:00:00-08:00';
    await agency.take([...family, hearingRow(later, { id: 'H-1', status: 'moved', movedFrom: hearing })]);
    for (const time of ['2026-11-26T08:00', '2026-11-27T21:00', '2026-11-28T08:00', '2026-11-28T12:00'])
      await agency.lookAt(time);
    expect(agency.texts().slice(1)).toEqual([
      'Manutención de Menores de California: su audiencia cambió; ahora es el viernes 11 de diciembre a la 1:00 de la tarde.',
    ]);
    // The correction has told the day: the week before it is not told again.
    await agency.lookAt('2026-12-05T12:00');
    expect(agency.sent).toHaveLength(2);
    await agency.take([...family, hearingRow(later, { id: 'H-1', status: 'cancelled' })]);
    for (const time of ['2026-12-05T12:30', '2026-12-10T12:00']) await agency.lookAt(time);
    expect(agency.texts().slice(2)).toEqual([
      'Manutención de Menores de California: se canceló la audiencia del viernes 11 de diciembre. Dudas: 866-901-3212.',
    ]);
    await agency.take([...family, hearingRow(later, { id: 'H-1' })]);
    await agency.lookAt('2026-12-10T13:00');
    expect(agency.texts()[3]).toContain('su audiencia cambió');
    await agency.take(family);
    for (const time of ['2026-12-10T14:00', '2026-12-10T15:00']) await agency.lookAt(time);
    expect(agency.texts().slice(4)).toEqual([
      'Manutención de Menores de California: ya no consta la audiencia del viernes 11 de diciembre. Llame al 866-901-3212.',
    ]);
  });

  test(`a hearing without a name of the agency is followed by the time from which it was moved, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00');
    await agency.take([...family, hearingRow(hearing)]);
    await agency.agree('court-dates');
    await agency.lookAt('2026-11-25T08:00');
    const [second, third] = ['2026-12-08T09:30:00-08:00', '2026-12-09T09:30:00-08:00'];
    await agency.take([...family, hearingRow(second, { status: 'moved', movedFrom: hearing })]);
    await agency.lookAt('2026-11-28T08:00');
    await agency.take([...family, hearingRow(third, { status: 'moved', movedFrom: second })]);
    for (const time of ['2026-11-30T08:00', '2026-11-30T12:00']) await agency.lookAt(time);
    expect(agency.texts().slice(1)).toEqual([
      'California Child Support: your court date has changed. It is now on Tuesday, December 8 at 9:30 a.m.',
      'California Child Support: your court date has changed. It is now on Wednesday, December 9 at 9:30 a.m.',
    ]);
  });

  test(`what waits and has moved is withdrawn, and what comes under protection is told no more, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00');
    await agency.take([...family, hearingRow(hearing)]);
    await agency.agree('court-dates');
    await agency.lookAt('2026-11-25T06:00');
    const [parent, other, ofCase] = family;
    if (!parent || !other || ofCase?.type !== 'case') throw new Error('the family has changed');
    await agency.take([parent, other, { ...ofCase, protect: true }, hearingRow(hearing)]);
    await agency.lookAt('2026-11-25T08:00');
    expect(await agency.states()).toEqual(['withdrawn']);
    await agency.take([parent, other, { ...ofCase, protect: false }, hearingRow(hearing)]);
    await agency.lookAt('2026-11-25T09:00');
    expect(agency.sent).toHaveLength(1);
    await agency.take([parent, other, { ...ofCase, protect: true }, hearingRow(hearing, { status: 'cancelled' })]);
    await agency.lookAt('2026-11-25T10:00');
    expect(agency.sent).toHaveLength(1);
  });

  test(`payments are told three days before they are due, and by one digest a day once they are posted, in ${engine}`, async () => {
    const agency = await openRemindedAgency(await makeUrl(), '2026-12-01T12:00');
    const payment = { type: 'payment', caseNumber: '200000000000011', kind: 'collection', amount: '425.00' } as const;
    const posted = (id: string, date: string, method: 'bank' | 'tax-offset' = 'bank') =>
      ({ ...payment, status: 'posted', method, date, id }) as const;
    const expected = { ...payment, status: 'expected', method: 'check', date: '2026-12-10' } as const;
    await agency.take([...family, expected, posted('before', '2026-11-30'), posted('tax', '2026-12-02', 'tax-offset')]);
    await agency.agree('payments-due');
    await agency.agree('payments-received');
    for (const time of [
      '2026-12-02T12:00',
      '2026-12-06T12:00',
      '2026-12-07T07:00',
      '2026-12-07T08:00',
      '2026-12-08T08:00',
    ])
      await agency.lookAt(time);
    expect(agency.texts()).toEqual([`California Child Support: you have a payment due on December 10, 2026. ${first}`]);
    await agency.take([
      ...family,
      posted('before', '2026-11-30'),
      posted('a', '2026-12-07'),
      posted('b', '2026-12-08'),
    ]);
    await agency.lookAt('2026-12-08T12:00');
    await agency.take([...family, posted('a', '2026-12-07'), posted('b', '2026-12-08'), posted('c', '2026-12-08')]);
    for (const time of ['2026-12-08T13:00', '2026-12-08T20:00', '2026-12-09T08:00', '2026-12-09T12:00'])
      await agency.lookAt(time);
    const digest = `California Child Support: a payment was posted in your case. ${more}`;
    expect(agency.texts().slice(1)).toEqual([digest, digest]);
  });

  test(`a STOP in the middle of a batch stops it, in ${engine}`, async () => {
    const stop: (() => Promise<void>)[] = [];
    const carrier = openCarrier(async (_text, count) => {
      if (count === 2) await stop[0]?.();
      return undefined;
    });
    const agency = await openRemindedAgency(await makeUrl(), '2026-11-20T12:00', carrier);
    const hearings = Array.from({ length: 6 }, (_, nth) => hearingRow(hearing.replace('09:30', `09:3${nth}`)));
    await agency.take([...family, ...hearings]);
    await agency.agree('court-dates');
    stop.push(() => agency.agree('all', { given: false, atMs: agency.clock() }));
    await agency.lookAt('2026-11-25T08:00');
    expect(agency.sent).toHaveLength(3);
    expect((await agency.states()).toSorted()).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'stopped',
      'stopped',
      'stopped',
    ]);
  });

  test(`two servers send each text once, in ${engine}`, async () => {
    const url = await makeUrl();
    const carrier = openCarrier();
    const agency = await openRemindedAgency(url, '2026-11-20T12:00', carrier);
    const other = await openRemindedAgency(url, '2026-11-25T08:00', carrier);
    const hearings = Array.from({ length: 30 }, (_, nth) => hearingRow(hearing.replace('09:30', `09:${nth + 10}`)));
    await agency.take([...family, ...hearings]);
    await agency.agree('court-dates');
    const looking = [agency.lookAt('2026-11-25T08:00'), other.lookAt('2026-11-25T08:00')];
    await Promise.all([...looking, other.server.work.lookOnce(), agency.server.work.lookOnce()]);
    await agency.lookAt('2026-11-25T08:30');
    await other.lookAt('2026-11-25T09:30');
    expect(agency.sent).toHaveLength(30);
    expect(new Set(agency.texts()).size).toBe(30);
  });
}
