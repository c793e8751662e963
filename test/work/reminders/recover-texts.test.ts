import { expect, test } from 'vitest';
import { family, hearingRow, mobile, openCarrier, openRemindedAgency } from '../../support/reminded-agency.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';

test('a text that the carrier does not tell of holds up no other, and is asked for again', async () => {
  const carrier = openCarrier();
  let answers = false;
  let fails = true;
  const outgoing: typeof carrier.outgoing = {
    send: async (text) => {
      if (text.to === mobile && fails) throw new Error('no answer');
      return { outcome: 'accepted', message: text.to };
    },
    find: async () => {
      if (!answers) throw new Error('listed no texts');
      return undefined;
    },
  };
  const agency = await openRemindedAgency(await temporaryDatabase(), '2026-11-30T08:00', { ...carrier, outgoing });
  await agency.take([...family, hearingRow('2026-12-09T09:30:00-08:00')]);
  await agency.agree('court-dates');
  await agency.lookAt('2026-12-02T09:00');
  expect(await agency.states()).toEqual(['sending']);

  await agency.agree('court-dates', { phone: '+19165550102' });
  await expect(agency.lookAt('2026-12-02T10:00')).rejects.toThrow('listed no texts');
  expect((await agency.states()).toSorted()).toEqual(['accepted', 'sending']);

  [answers, fails] = [true, false];
  await agency.lookAt('2026-12-02T11:00');
  expect(await agency.states()).toEqual(['accepted', 'accepted']);
});

test('a text that the carrier never tells of ends a day after its time, and is not sent again', async () => {
  const carrier = openCarrier();
  const outgoing: typeof carrier.outgoing = {
    send: async () => Promise.reject(new Error('no answer')),
    find: async () => Promise.reject(new Error('listed no texts')),
  };
  const agency = await openRemindedAgency(await temporaryDatabase(), '2026-11-30T08:00', { ...carrier, outgoing });
  await agency.take([...family, hearingRow('2026-12-09T09:30:00-08:00')]);
  await agency.agree('court-dates');
  await agency.lookAt('2026-12-02T09:00');
  await agency.agree('court-dates', { given: false });
  await expect(agency.lookAt('2026-12-08T09:29')).rejects.toThrow('listed no texts');
  expect(await agency.states()).toEqual(['sending']);
  await agency.lookAt('2026-12-08T09:30');
  await agency.lookAt('2026-12-08T12:00');
  expect(await agency.states()).toEqual(['unknown']);
  expect(agency.log()).toContain('the carrier did not tell in time');
});
