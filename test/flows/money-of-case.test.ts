import { expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import { type CaseDetails, readCase } from '../../src/agency/case.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { debtKinds, debtOwners } from '../../src/agency/debts.ts';
import { rhythms } from '../../src/agency/rhythm.ts';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { toToldCase } from '../../src/calls/effects/to-told-case.ts';
import { begin } from '../../src/dialogue/advance.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { aLine } from '../support/a-line.ts';
import { caseRow } from '../support/rows.ts';
import { catalogue } from '../support/whole-system.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const amounts = { monthlySupportCents: 42_500, arrearsCents: 0 };
const one = { position: 1, count: 1, numberEnding: '0011', county: 'Kern', dockets: ['FL-1', 'FL-2'] } as const;

/** What a parent hears of a case, in English and in Spanish. */
function hear(found: CaseDetails, abroad = false): string[] {
  const [start] = begin(customerConnect, settingsOf(aLine({ abroad })));
  return (['en', 'es'] as const).map((language) => {
    const context = { ...start.context, case: toToldCase(found, today), language };
    const value = { cases: 'lastCase' } as never;
    const output = describePlace(customerConnect.machine.resolveState({ value, context }));
    return toText(catalogue.speak({ ...output, next: { kind: 'hang-up' } }));
  });
}

function hearAs(role: CaseDetails['role'], money: Partial<CaseDetails>, abroad = false): string[] {
  return hear({ ...one, ...amounts, role, ...money }, abroad);
}

const debt = (kind: 'support' | 'interest' | 'fees', to: 'family' | 'state', amountCents: number) => ({
  kind,
  to,
  amountCents,
});

test.each([
  [
    [debt('interest', 'family', 100)],
    '$1.00. Of that, $1.00 is interest. Support',
    'De ese saldo, los intereses suman $1.00. ',
  ],
  [[debt('fees', 'family', 100)], '$1.00. Of that, $1.00 is fees. Support', 'De ese saldo, los cargos suman $1.00. '],
  [
    [debt('fees', 'state', 100), debt('interest', 'family', 200), debt('support', 'state', 300)],
    'Your past-due balance is $6.00. Of that, $2.00 is interest, and $1.00 is fees. Of the balance, $4.00 is owed to the state.',
    'Su saldo vencido es de $6.00. De ese saldo, los intereses suman $2.00 y los cargos, $1.00. Del saldo, usted le debe al estado $4.00.',
  ],
  [[debt('support', 'family', 100)], 'balance is $1.00. Support', 'saldo vencido es de $1.00. La manutención'],
])('a payer hears all that is past due, and what it consists of: %j', (debts, en, es) => {
  const arrearsCents = debts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const orders = [{ amountCents: 9808, every: 'week' }] as const;
  const told = hearAs('payer', { debts, arrearsCents, orders, currentDue: { amountCents: 0, on: '2026-11-30' } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
});

test('a recipient hears what the family is owed, and of nothing else', () => {
  const debts = [debt('support', 'family', 93_055), debt('interest', 'family', 100), debt('fees', 'state', 38_000)];
  const [en, es] = hearAs('recipient', { debts, arrearsCents: 131_155 });
  expect(en).toMatch(
    /^The other party's past-due balance to your family is \$931\.55\. Monthly support is \$425\.00\./u,
  );
  expect(es).toMatch(/^La otra parte tiene con la familia de usted un saldo vencido de \$931\.55\. La manutención /u);
  const ofState = hearAs('recipient', { debts: debts.slice(2), arrearsCents: 38_000 });
  expect(ofState[0]).toMatch(/^The other party has nothing past due to your family in this case\. Monthly/u);
  expect(ofState[1]).toMatch(/^La otra parte no tiene saldo vencido con la familia de usted en este caso\. La manu/u);
  for (const told of [...ofState, en, es]) expect(told).not.toMatch(/state|estado|380|311/u);
});

test.each([
  ['payer', '2026-11-30', '$425.00 is due on November 30, 2026.', 'Un pago suyo de $425.00 vence el 30 de noviembre'],
  ['payer', '2026-11-23', '$425.00 is due tomorrow.', 'Un pago suyo de $425.00 vence mañana.'],
  ['payer', '2026-11-21', '$425.00 was due yesterday.', 'Un pago suyo de $425.00 venció ayer.'],
  ['payer', '2026-11-01', '$425.00 was due on November 1, 2026.', '$425.00 venció el primero de noviembre de 2026.'],
  [
    'recipient',
    '2026-11-30',
    'The other party has $425.00 due on November 30, 2026.',
    'La otra parte tiene un pago de $425.00 que vence el 30 de noviembre de 2026.',
  ],
  ['recipient', '2026-11-22', 'has $425.00 due today.', 'tiene un pago de $425.00 que vence hoy.'],
  ['recipient', '2026-11-21', 'had $425.00 due yesterday.', 'tenía un pago de $425.00 que venció ayer.'],
  ['recipient', '2026-11-01', 'had $425.00 due on November 1', 'tenía un pago de $425.00 que venció el primero'],
] as const)('a %s hears what is due on %s', (role, on, en, es) => {
  const told = hearAs(role, { currentDue: { amountCents: 42_500, on } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
  expect(told.join(' ')).not.toMatch(/already|abono|pagado/u);
});

test('what is due says how much of it is paid', () => {
  const due = { amountCents: 42_500, on: '2026-11-30' };
  const part = hearAs('payer', { currentDue: { ...due, paidCents: 2000 } });
  expect(part[0]).toContain('$425.00 is due on November 30, 2026. $20.00 of it is already paid. Monthly');
  expect(part[1]).toContain('vence el 30 de noviembre de 2026. Ya hay un abono de $20.00 a ese pago. La');
  for (const paidCents of [42_500, 50_000]) {
    const all = hearAs('recipient', { currentDue: { ...due, paidCents } });
    expect(all[0]).toContain('$425.00 due on November 30, 2026. It is already paid. Monthly');
    expect(all[1]).toContain('que vence el 30 de noviembre de 2026. Ya está pagado. La');
  }
});

test('to callers abroad, whose day may be another, days have their dates', () => {
  const currentDue = { amountCents: 42_500, on: '2026-11-22' };
  const orders = [{ amountCents: 9808, every: 'week', next: '2026-11-23' }] as const;
  const [en] = hearAs('payer', { currentDue, orders }, true);
  expect(en).toContain('$425.00 is due on November 22, 2026. Support');
  expect(en).toContain('The next payment is due on November 23, 2026.');
});

test.each([
  ['week', 'Support of $98.08 is due every week.', 'La manutención es de $98.08 cada semana.'],
  ['two-weeks', 'Support of $98.08 is due every two weeks.', 'La manutención es de $98.08 cada dos semanas.'],
  ['half-month', 'Support of $98.08 is due twice a month.', 'La manutención es de $98.08 dos veces al mes.'],
  ['month', 'Support of $98.08 is due every month.', 'La manutención es de $98.08 cada mes.'],
  ['other', 'Support of $98.08 is due at regular times.', 'La manutención es de $98.08 de manera periódica.'],
] as const)('an order of every %s is told with its rhythm', (every, en, es) => {
  const told = hearAs('recipient', { orders: [{ amountCents: 9808, every }] });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
  expect(told.join(' ')).not.toMatch(/Monthly|mensual|425/u);
});

test('several orders are told with their dockets, which are not told once more', () => {
  const orders = [
    { amountCents: 9808, every: 'week', docket: 'FL-1', next: '2026-11-23' },
    { amountCents: 5000, every: 'month', docket: 'FL-9', ends: '2027-06-30' },
  ] as const;
  const [en, es] = hearAs('payer', { orders });
  expect(en).toContain(
    'Under court docket FL-1, support of $98.08 is due every week. The next payment is due tomorrow. Under court docket FL-9, support of $50.00 is due every month. That order ends on June 30, 2027. The court docket number is FL-2.',
  );
  expect(es).toContain(
    'Según el expediente de la corte FL-1, la manutención es de $98.08 cada semana. El próximo pago vence mañana. Según el expediente de la corte FL-9, la manutención es de $50.00 cada mes. Esa orden termina el 30 de junio de 2027. El número de expediente de la corte es FL-2.',
  );
  const alone = hearAs('payer', { orders: orders.slice(0, 1) })[0];
  expect(alone).toContain('Support of $98.08 is due every week.');
  expect(alone).toContain('The court docket numbers are FL-1 and FL-2.');
});

test('no order that is in force is told as none', () => {
  for (const orders of [[], [{ amountCents: 9808, every: 'week', ends: '2026-11-21' }]] as const) {
    const told = hearAs('payer', { orders });
    expect(told).toEqual([
      expect.stringContaining('No support is ordered now.'),
      expect.stringContaining('Por ahora no hay una manutención asignada.'),
    ]);
  }
});

/** Numbers from 0 to below `most` that look like none in particular, and are the same in every run. */
function createDice(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

const dice = createDice(4711);
const anyOf = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
const amount = () => `${dice(20_000)}.${String(dice(100)).padStart(2, '0')}`;

const madeUp = Array.from({ length: 300 }, (): WrittenRow => {
  const debts = Array.from({ length: dice(7) }, () => ({
    kind: anyOf(debtKinds),
    to: anyOf(debtOwners),
    amount: amount(),
  }));
  const orders = Array.from({ length: 1 + dice(3) }, () => ({ amount: amount(), every: anyOf(rhythms) }));
  const { monthlySupport: _support, arrears: _arrears, ...sumless } = caseRow;
  return { ...sumless, debts, orders, currentDue: { amount: amount(), on: '2026-12-10', paid: amount() } };
});

const addUp = (texts: readonly string[]) => texts.reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n);

/** Every amount that is said, in cents. */
const heardIn = (text: string) =>
  [...text.matchAll(/\$([\d,]+\.\d\d)/gu)].map(([, said = '']) => addUp([said.replaceAll(',', '')]));

test('what is told of made-up cases is what their rows add up to, to the cent, in both languages', () => {
  for (const written of madeUp) {
    const read = readExtractRow(JSON.stringify(written));
    if (!('row' in read) || read.row.type !== 'case' || written.type !== 'case') throw new Error('Not read as a case');
    const { type: _type, caseNumber: _number, payer: _payer, recipient: _recipient, ...row } = read.row;
    const { debts = [], orders = [], currentDue } = written;
    const sumOf = (isMeant: (debt: (typeof debts)[number]) => boolean) =>
      addUp(debts.filter(isMeant).map((each) => each.amount));
    const due = [currentDue?.amount ?? '0', currentDue?.paid ?? '0'].map((text) => addUp([text]));
    const [whole = 0n, paid = 0n] = due;
    const isDue = whole > 0n;
    const after = [
      ...(isDue ? [whole] : []),
      ...(isDue && paid > 0n && paid < whole ? [paid] : []),
      ...orders.map((each) => addUp([each.amount])).filter((cents) => cents > 0n),
    ];
    const kinds = [sumOf(({ kind }) => kind === 'interest'), sumOf(({ kind }) => kind === 'fees')];
    const parts = [...kinds, sumOf(({ to }) => to === 'state')];
    const owed = { payer: [sumOf(() => true), ...parts], recipient: [sumOf(({ to }) => to === 'family')] };
    for (const role of ['payer', 'recipient'] as const) {
      const found = { ...one, ...readCase({ ...row, dockets: [] }), role };
      for (const told of hear(found)) {
        expect(heardIn(told)).toEqual([...owed[role].filter((cents) => cents > 0n), ...after]);
      }
    }
  }
});
