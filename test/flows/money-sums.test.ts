import { describe, expect, onTestFinished, test } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { caseRow, participantRow } from '../support/rows.ts';
import { usePostgres } from '../support/postgres-databases.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const [payer, other, recipient] = [
  { id: '1000000000101', pin: '735204' },
  { id: '1000000000102', pin: '846315' },
  { id: '1000000000103', pin: '917426' },
] as const;
const people = [payer, other, recipient].map(({ id, pin }) => ({ ...participantRow, participantId: id, pin }));
const today = Temporal.PlainDate.from('2026-11-22');

/** The same numbers each time, spread over all of the range. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = createRandom(15);
const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[random(items.length)] ?? items[0];
const write = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

interface Debt {
  readonly kind: 'support' | 'interest' | 'fees' | 'other';
  readonly to: 'family' | 'state' | 'other';
  readonly cents: number;
}

interface Payment {
  readonly kind: 'collection' | 'disbursement';
  readonly status: 'posted' | 'held' | 'returned';
  readonly cents: number;
  readonly from?: string;
}

interface MadeUpCase {
  readonly number: string;
  readonly debts: readonly Debt[];
  readonly payments: readonly Payment[];
  readonly protect: boolean;
  readonly isShared: boolean;
  readonly hasRecipient: boolean;
}

const both = (participant: string, role: string) => ({ participant, role });
const parties = {
  shared: [both(payer.id, 'payer'), both(other.id, 'payer'), both(recipient.id, 'recipient')],
  agency: [both(payer.id, 'payer'), { agency: 'Sacramento County', role: 'recipient' }],
};

/** Cases of two parents, of two payers, of an agency that gets the support, and of each kind one under protection. */
function makeUp(index: number): MadeUpCase {
  const isShared = index % 3 === 1;
  const paidBy = isShared ? { from: pick([payer.id, other.id]) } : {};
  const debts = Array.from({ length: 3 + random(5) }, (): Debt => {
    const kind = pick(['support', 'interest', 'fees', 'other'] as const);
    return { kind, to: pick(['family', 'state', 'other'] as const), cents: 1 + random(999_999) };
  });
  const payments = Array.from({ length: 3 + random(4) }, (): Payment => {
    const kind = pick(['collection', 'disbursement'] as const);
    const status = pick(['posted', 'held', 'returned'] as const);
    return { kind, status, cents: 1 + random(99_999), ...(kind === 'collection' && paidBy) };
  });
  const number = `3000000000000${10 + index}`;
  return { number, debts, payments, protect: index >= 9, isShared, hasRecipient: index % 3 !== 2 };
}

const cases = Array.from({ length: 12 }, (_, index) => makeUp(index));

function toRows({ number: caseNumber, debts, payments, protect, isShared, hasRecipient }: MadeUpCase) {
  const { payer: _payer, recipient: _recipient, arrears: _arrears, ...facts } = caseRow;
  const special = isShared ? { parties: parties.shared } : { parties: parties.agency };
  const of = !isShared && hasRecipient ? { payer: payer.id, recipient: recipient.id } : special;
  const owed = debts.map(({ cents, ...debt }) => ({ ...debt, amount: write(cents) }));
  const row = { ...facts, ...of, caseNumber, debts: owed, ...(protect && { protect }) };
  const made = payments.map(({ cents, ...payment }, index) => {
    const date = today.subtract({ days: 3 + index }).toString();
    return { type: 'payment', caseNumber, method: 'check', date, id: String(index), amount: write(cents), ...payment };
  });
  return [row, ...made];
}

const file = toText([...people, ...cases.flatMap(toRows)]);

const sumOf = (cents: readonly number[]) => cents.reduce((sum, one) => sum + one, 0);
const toCents = (amount: string) => Math.round(Number(amount.replaceAll(',', '')) * 100);

/** What a caller is to hear: all debts and payments of the file that are theirs, and of no case under protection. */
function sumFile(isPayer: boolean) {
  const theirs = cases.filter(({ protect, hasRecipient }) => !protect && (isPayer || hasRecipient));
  const debtsOf = (isMeant: (debt: Debt) => boolean) =>
    sumOf(theirs.flatMap(({ debts }) => debts.filter(isMeant).map(({ cents }) => cents)));
  const kind = isPayer ? 'collection' : 'disbursement';
  const payments = theirs
    .flatMap((one) => one.payments)
    .filter((one) => one.kind === kind && (one.from ?? payer.id) === payer.id);
  const paymentsOf = (status: Payment['status']) =>
    sumOf(payments.filter((one) => one.status === status).map(({ cents }) => cents));
  return {
    owed: debtsOf(({ to }) => isPayer || to === 'family'),
    interest: isPayer ? debtsOf((debt) => debt.kind === 'interest') : 0,
    fees: isPayer ? debtsOf((debt) => debt.kind === 'fees') : 0,
    state: isPayer ? debtsOf(({ to }) => to === 'state') : 0,
    posted: paymentsOf('posted'),
    held: paymentsOf('held'),
    returned: paymentsOf('returned'),
  };
}

const money = String.raw`\$([\d.,]*\d)`;

/** How each sum is said; the amount is the group. */
const english = {
  owed: `(?:Your past-due balance|The other party's past-due balance to your family|The past-due balance (?:to your family )?in this case) is ${money}`,
  interest: `Of that, ${money} is interest`,
  fees: `${money} is fees`,
  state: `Of the balance, ${money} is owed to the state`,
  posted: `(?:You paid|We sent you) ${money} [^.]*\\.(?! It was returned| It is on hold| It came back)`,
  held: `(?:You paid|A payment to you of) ${money} [^.]*\\. It is on hold`,
  returned: `(?:You paid|We sent you) ${money} [^.]*\\. It (?:was returned|came back)`,
};
const spanish = {
  owed: `(?:Su saldo vencido es de|La otra parte tiene con la familia de usted un saldo vencido de|El saldo vencido de este caso (?:con la familia de usted )?es de) ${money}`,
  interest: `los intereses suman ${money}`,
  fees: `los cargos,? (?:suman )?${money}`,
  state: `usted le debe al estado ${money}`,
  posted: `(?:Usted pagó|se le envió un pago de) ${money},? [^.]*\\.(?! El banco lo devolvió| Está retenido| El pago nos fue devuelto)`,
  held: `(?:Usted pagó|Un pago para usted de) ${money} [^.]*\\. Está retenido`,
  returned: `(?:Usted pagó|se le envió un pago de) ${money},? [^.]*\\. (?:El banco lo devolvió|El pago nos fue devuelto)`,
};

const postgres = usePostgres();
const engines: readonly (readonly [string, () => Promise<string>])[] = [
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.emptyDatabase],
];

describe.each(engines)('sums of a generated file in %s', (_engine, makeDatabase) => {
  async function openRecords(): Promise<OpenRecords> {
    const opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
    await importText(opened.db, opened.keys, file);
    return opened;
  }

  /** All that a caller hears of their cases and payments, from the first to the last. */
  async function hear(language: string, { id, pin }: { readonly id: string; readonly pin: string }): Promise<string> {
    const at = today.toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: '10:00' });
    const system = await openSystem({ at, openRecords });
    onTestFinished(() => system.close());
    const caller = await system.dial();
    for (const keys of [language, '1', `${id}#`, `${pin}#`]) await caller.presses(keys);
    let heard = '';
    const hearAll = async (first: readonly string[], more: RegExp) => {
      for (const keys of first) await caller.presses(keys);
      for (; more.test(caller.heard()); await caller.presses('1')) heard += caller.heard();
      heard += caller.heard();
    };
    await hearAll(['2', '*#'], /next case|siguiente caso/u);
    await caller.presses('2');
    await hearAll(['3'], /more payments|más pagos/u);
    return heard;
  }

  test.each([
    ['English', '1', payer, english],
    ['English', '1', recipient, english],
    ['Spanish', '9', payer, spanish],
    ['Spanish', '9', recipient, spanish],
  ] as const)('agree in %s with what is told, to the cent: key %s, %j', async (_language, key, caller, sentences) => {
    const heard = await hear(key, caller);
    const told = Object.entries(sentences).map(([what, sentence]) => {
      const amounts = [...heard.matchAll(new RegExp(sentence, 'gu'))].map(([, amount = '']) => toCents(amount));
      return [what, sumOf(amounts)];
    });
    expect(Object.fromEntries(told)).toEqual(sumFile(caller === payer));
    for (const { number } of cases.filter(({ protect }) => protect)) expect(heard).not.toContain(number.slice(-4));
  });
});
