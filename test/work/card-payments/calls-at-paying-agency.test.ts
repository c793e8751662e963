import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { massachusetts } from '../../../scripts/rigs/sample-system.ts';
import { createPaidForSeal } from '../../../src/adapters/sql/card-payments/find-paid-for.ts';
import { createSqlWaitingPayments } from '../../../src/adapters/sql/card-payments/sql-waiting-payments.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { payRefusals } from '../../../src/agency/card-fee.ts';
import type { AgencyPayments } from '../../../src/calls/ports/agency-payments.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { createLog } from '../../../src/process/log.ts';
import { languages, type Language } from '../../../src/text/language.ts';
import { createPaymentsOfAgency } from '../../../src/work/card-payments/payments-of-agency.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';
import { openSystem } from '../../support/whole-system.ts';

let asked: unknown[];
let agency: AgencyPayments;

beforeEach(() => {
  asked = [];
  agency = {
    keepsPayments: () => true,
    async quote(payee, { amountCents }) {
      asked.push(payee);
      return { amountCents, feeCents: 200, quote: `q-${asked.length}`, countsOn: '2026-11-24' };
    },
    begin: async () => true,
    settle: async () => true,
    findNames: async () => [],
  };
});

async function open() {
  const url = await temporaryDatabase();
  const system = await openSystem({
    lines: massachusetts.lines,
    openRecords: async () => {
      const opened = await openSqlRecords({ url, keys: [oldKey] });
      const { db, keys, cardPayments: own } = opened;
      const waiting = createSqlWaitingPayments(db, keys);
      const { open: openPaidFor } = createPaidForSeal(keys);
      const parts = { own, waiting, openPaidFor, agency, log: createLog('silent'), clock: Date.now };
      return { ...opened, cardPayments: createPaymentsOfAgency(parts).cardPayments };
    },
  });
  onTestFinished(() => system.close());
  return system;
}

/** A caller who has said how much they pay. */
async function callToPay(language: Language) {
  const { dial, db } = await open();
  const caller = await dial({ to: '+18554492859' });
  for (const keys of [{ en: '1', es: '9' }[language], '1', '2000000000001#', '4000#']) await caller.presses(keys);
  const rows = () => db.selectFrom('card_payments').select(['state', 'agency_state']).execute();
  return { caller, rows, hears: (prompt: string, slots = {}) => caller.hears(render(language, prompt, slots)) };
}

function render(language: Language, prompt: string, slots: Readonly<Record<string, string | number>>): string {
  const told = [{ prompt, slots }];
  return toText(massachusetts.catalogue.speak({ language, pace: 'standard', told, next: { kind: 'hang-up' } }));
}

const quoted = { amount: 4000, fee: 200, total: 4200 };

test.each(languages)(
  'a caller hears the fee and the day of the agency in %s, and is charged that',
  async (language) => {
    const { caller, rows, hears } = await callToPay(language);
    hears('pay-quote', quoted);
    hears('pay-counts-on', { day: '2026-11-24' });
    expect(asked).toEqual([{ payFor: { kind: 'participant-id', digits: '2000000000001' } }]);
    await caller.presses('1');
    await caller.presses('4111111111111111123512302108#');
    hears('card-paid', { total: 4200 });
    hears('pay-counts-on', { day: '2026-11-24' });
    await expect.poll(rows).toEqual([{ state: 'paid', agency_state: 'paid' }]);
  },
);

test.each(languages.flatMap((language) => payRefusals.map((why) => [why, language] as const)))(
  'a payment that the agency refuses as %s leads to the other ways, said in %s',
  async (why, language) => {
    agency = { ...agency, quote: async () => ({ why }) };
    const { caller, rows, hears } = await callToPay(language);
    hears(`pay-refused-${why}`);
    caller.hears({ en: 'To pay by mail', es: 'Para pagar por correo' }[language]);
    expect(await rows()).toEqual([]);
  },
);

test.each(languages)('limits of the agency are said in %s, and another amount is asked for', async (language) => {
  const limits = [
    { why: 'too-little', limitCents: 5000 },
    { why: 'too-much', limitCents: 3000 },
  ] as const;
  agency = { ...agency, quote: async () => limits[asked.push('quote') - 1] ?? { why: 'other' } };
  const { caller, hears } = await callToPay(language);
  hears('pay-too-little', { least: 5000 });
  await caller.presses('6000#');
  hears('pay-too-much', { most: 3000 });
  expect(asked).toEqual(['quote', 'quote']);
});

test.each(languages)('a quote that is over between yes and card is asked for anew in %s', async (language) => {
  const begun: (string | undefined)[] = [];
  agency = { ...agency, begin: async (_payment, _payee, { quote }) => begun.push(quote) > 1 };
  const { caller, rows, hears } = await callToPay(language);
  await caller.presses('1');
  hears('pay-quote-over');
  hears('pay-quote', quoted);
  await caller.presses('1');
  expect(caller.call.state.kind).toBe('paying');
  expect(begun).toEqual(['q-1', 'q-2']);
  expect(await rows()).toEqual(
    expect.arrayContaining([
      { state: 'begun', agency_state: 'new' },
      { state: 'begun', agency_state: 'begun' },
    ]),
  );
});

test.each(languages)('no card is asked for in %s while the agency cannot be told of it', async (language) => {
  let isAway = true;
  const begin = async () => (isAway ? Promise.reject(new Error('the agency is away')) : true);
  agency = { ...agency, begin };
  const { caller, rows, hears } = await callToPay(language);
  await caller.presses('1');
  caller.hears({ en: 'try again', es: 'intentarlo de nuevo' }[language]);
  expect(await rows()).toEqual([{ state: 'begun', agency_state: 'new' }]);
  isAway = false;
  await caller.presses('1');
  expect(caller.call.state.kind).toBe('paying');
  expect(await rows()).toEqual([{ state: 'begun', agency_state: 'begun' }]);
  await caller.presses('*');
  hears('card-cancelled');
});
