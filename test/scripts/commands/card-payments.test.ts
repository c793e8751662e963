import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { PayOutcome } from '../../../src/agency/card-payment.ts';
import { participantRow } from '../../support/rows.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, temporaryFolder, toText } from '../../support/sqlite-records.ts';

const id = '1000000000001';
const morning = Temporal.Instant.from('2026-11-20T15:00:00Z').epochMilliseconds;
const day = ['--from', '2026-11-20T08:00:00Z', '--until', '2026-11-21T08:00:00Z'];

let url: string;
let file: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  file = join(await temporaryFolder(), 'charges.csv');
  await withPayments(({ db, keys }) => importText(db, keys, toText([{ ...participantRow, participantId: id }])));
});

const run = (...args: string[]) =>
  runScript('commands/card-payments.ts', args, { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });

async function withPayments<Answer>(
  work: (open: Awaited<ReturnType<typeof openSqlRecords>>) => Promise<Answer>,
): Promise<Answer> {
  const open = await openSqlRecords({ url, keys: [oldKey] });
  try {
    return await work(open);
  } finally {
    await open.records.close();
  }
}

/** Begins a payment by ID alone, and takes a result. */
function pay(attempt: string, outcome?: PayOutcome) {
  return withPayments(async ({ cardPayments }) => {
    const paidFor = cardPayments.hide({ kind: 'participant-id', digits: id });
    const money = { amountCents: 42_500, feeCents: 808, line: 'pay-by-phone' };
    const { payment } = await cardPayments.begin({ ...money, paidFor, call: attempt, turn: 7, atMs: morning }, attempt);
    if (outcome) await cardPayments.settle(payment, { outcome, charge: 'ch_1' });
    return payment;
  });
}

const write = (...rows: readonly string[]) =>
  writeFile(file, ['payment,charge,cents,time,status,fee', ...rows].join('\n'));

describe('npm run card-payments', () => {
  test('lists what there is, and reconciles it with a file: the second time nothing is left', async () => {
    expect(await run('list')).toMatchObject({ code: 0, stdout: 'Nobody has paid by card.\n' });
    const paid = await pay('CA1', 'paid');
    const lost = await pay('CA2');
    const absent = await pay('CA3', 'hung-up');
    const { stdout } = await run('list');
    expect(stdout).toMatch(/^pay-by-phone +call +begun +1 +433\.08$/m);
    expect(stdout).toMatch(/^pay-by-phone +call +unsettled +1 +433\.08$/m);
    expect(stdout).toContain(`  ${lost} 2026-11-20T15:00:00Z begun pay-by-phone call\n`);

    await write(`${paid},ch_1,43308,2026-11-20T15:05:00Z,paid,808`, `${lost},ch_2,43308,2026-11-20T15:06:00Z,paid,808`);
    expect(await run('reconcile', file, ...day)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        '2 charges from 2026-11-20T08:00:00Z to 2026-11-21T08:00:00Z.',
        'Settled: 1 as paid, 1 as not paid.',
        'Both sides: 2 payments, 866.16 with the fees.',
        'Ours only: 1:',
        `  ${absent}`,
        'Theirs only: 0',
        'Differing: 0',
        '',
      ].join('\n'),
    });
    expect(await run('reconcile', file, ...day)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Settled: 0 as paid, 0 as not paid.'),
    });
    expect((await run('list')).stdout).not.toMatch(/begun|unsettled/);
  });

  test('ends with 1 where a charge belongs to nobody, and where a file is wrong, without a value', async () => {
    await write(',ch_9,43308,2026-11-20T15:05:00Z,paid,808');
    expect(await run('reconcile', file)).toMatchObject({ code: 1, stdout: expect.stringContaining('  ch_9\n') });
    await write(',4111111111111111,43308,2026-11-20T15:05:00Z,paid,808');
    const { code, stdout, stderr } = await run('reconcile', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('row 2: charge: the name of a charge, and no number of a card');
    expect(stderr).not.toContain('4111');
  });

  test('shows a payment by its name or its confirmation, and the trail holds that it was shown', async () => {
    const payment = await pay('CA1', 'paid');
    const { confirmation = '' } = (await withPayments(({ cardPayments }) => cardPayments.find(payment))) ?? {};
    for (const name of [payment, confirmation]) {
      const { code, stdout } = await run('show', name);
      expect([code, JSON.parse(stdout)]).toMatchObject([
        0,
        {
          payment,
          way: 'call',
          begun: '2026-11-20T15:00:00Z',
          state: 'paid',
          confirmation,
          charge: 'ch_1',
          settledBy: 'result',
          participantId: id,
          paidFor: { kind: 'participant-id', digits: id },
          amountCents: 42_500,
        },
      ]);
    }
    const shown = await withPayments(({ db }) =>
      db.selectFrom('audit').selectAll().where('what', '=', 'card-payment-shown').execute(),
    );
    expect(shown).toMatchObject([{ subject: 'participant:1' }, { subject: 'participant:1' }]);
    expect(await run('show', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('has this name') });
  });

  test('exports what was paid on some days, with its sums to the cent, and nothing of a card', async () => {
    await pay('CA1', 'paid');
    await pay('CA2', 'declined');
    await pay('CA3');
    await withPayments(async ({ cardPayments }) => {
      const of = {
        participant: '1',
        case: 1,
        caseEnding: '0011',
        caseReference: '=c-1',
        way: 'reply',
        line: 'a-line',
      } as const;
      const begun = { ...of, amountCents: 1, feeCents: 0, call: 'SM1', turn: 0, atMs: morning + 1 };
      const { payment } = await cardPayments.begin(begun, 'SM1:0');
      await cardPayments.settle(payment, { outcome: 'paid', charge: 'ch_2' });
      const late = await cardPayments.begin({ ...begun, atMs: morning + 86_400_000 }, 'SM2:0');
      await cardPayments.settle(late.payment, { outcome: 'paid' });
    });
    const days = ['--from', '2026-11-20', '--to', '2026-11-20'];
    expect(await run('export', file, ...days)).toEqual({
      code: 0,
      stderr: '',
      stdout: `2 payments in ${file}: 425.01 and 8.08 in fees, 433.09 together.\n`,
    });
    const [head, first, second, end] = (await readFile(file, 'utf8')).split('\r\n');
    expect(head).toBe(
      'confirmation,payment,charge,time,line,way,amount,fee,total,participantId,keyed,caseEnding,caseReference,settledBy',
    );
    expect(first).toMatch(
      /^\d{8},\w{32},ch_1,2026-11-20T15:00:00Z,pay-by-phone,call,425\.00,8\.08,433\.08,1000000000001,participant-id 1000000000001,,,result$/,
    );
    expect(second).toMatch(/,a-line,reply,0\.01,0\.00,0\.01,1000000000001,,0011,'=c-1,result$/);
    expect(end).toBe('');
    expect(await run('export', file, ...days)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    });

    const json = `${file}.ndjson`;
    expect(await run('export', json, ...days, '--json')).toMatchObject({ code: 0 });
    const lines = (await readFile(json, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { way: 'call', total: '433.08' },
      { way: 'reply', caseReference: '=c-1', total: '0.01' },
    ]);
    const noted = await withPayments(({ db }) => db.selectFrom('audit').select('facts').execute());
    expect(JSON.stringify(noted)).toContain('card-payments export');
  });

  test('lists what is not with an agency that keeps payments, and how often that has refused it', async () => {
    const payment = await pay('CA1', 'paid');
    await withPayments(({ db }) =>
      db
        .updateTable('card_payments')
        .set({ agency_state: 'begun', agency_refusals: 2, agency_again_ms: morning + 240_000 })
        .execute(),
    );
    expect((await run('list')).stdout).toContain(
      `Not with the agency, the oldest first:\n  ${payment} 2026-11-20T15:00:00Z paid pay-by-phone call: refused 2 times, told again at 2026-11-20T15:04:00Z\n`,
    );
  });

  test.each([
    [['lst']],
    [['export', 'x']],
    [['export', 'x', '--from', '2026-11-20']],
    [['export', 'x', '--from', '2026-11-20', '--to', 'today']],
    [['list', '--json']],
    [['reconcile', 'x', '--to', '2026-11-20']],
    [['show']],
    [['reconcile']],
    [['list', 'x']],
    [['show', 'x', '--from', '2026-11-20T08:00:00Z']],
  ])('%j is not understood', async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2 });
  });

  test('works on the payments beside an agency with an API', async () => {
    const env = {
      AGENCY_API_URL: 'http://127.0.0.1:9',
      AGENCY_API_TOKEN: 'a-made-up-token-of-thirty-two-chars',
      EVENTS_URL: url,
      DATA_SECRET: `${oldKey.id}:${oldKey.secret}`,
    };
    const payment = await pay('CA1', 'hung-up');
    const { code, stdout, stderr } = await runScript('commands/card-payments.ts', ['list'], env);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(payment);
    await write(`${payment},ch_1,43308,2026-11-20T15:05:00Z,paid,808`);
    const reconciled = await runScript('commands/card-payments.ts', ['reconcile', file], env);
    expect(reconciled).toMatchObject({ code: 0, stdout: expect.stringContaining('Settled: 1 as paid') });
    const renewed = await runScript('commands/consents.ts', ['renew'], env);
    expect(renewed).toMatchObject({ code: 0, stderr: '' });
  });

  test('a time without its offset is not understood', async () => {
    expect(await run('reconcile', file, '--from', '2026-11-20')).toMatchObject({ code: 2 });
  });
});
