import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { countCardPayments, findOpenPayments } from '../../src/adapters/sql/card-payments/list-card-payments.ts';
import { reconcileCharges } from '../../src/adapters/sql/card-payments/reconcile/reconcile-charges.ts';
import { showCardPayment } from '../../src/adapters/sql/card-payments/show-card-payment.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { writeCents } from '../../src/agency/money.ts';
import { done } from './support/exit-codes.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { tellReconciled, tellTime } from './support/tell-reconciled.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { withOwnTables } from './support/with-own-tables.ts';

const help = `What callers have paid by card.

  npm run card-payments -- list             how many, by line and state, and those of which it is not known whether they were charged
  npm run card-payments -- show NAME        all that is kept of one: NAME is our name of it, or the confirmation that its caller was told
  npm run card-payments -- reconcile FILE   compares them with a file of the processor, and settles those that are not known

  --from TIME, --until TIME                 with reconcile: when the file has all charges, such as 2026-11-28T08:00:00Z; left out, from its
                                            first to its last one
  --agency NAME                             whose payments, where lines.yaml names several agencies
  --help                                    this text

FILE is CSV in UTF-8 with the head payment,charge,cents,time,status,fee and one row for each charge, as it stands now: our name of the
payment (or nothing), the processor's name of the charge, cents with the fee, a time with its offset, paid, failed or refunded, and the
cents of the fee (or nothing). No other column: above all nothing of a card.

Nothing is ever charged. A payment that no certain result has settled is paid where the file has its charge; it is not paid where the file
has none, and the payment was begun an hour or more before the file's end. The same file again changes nothing. A file in which a row is
wrong settles nothing.

The payments are those of DATABASE_URL (sqlite:data/ivr.db), or, of an agency with an API, of EVENTS_URL.
Ends with 0; with 1 where something was not done, or the two sides differ so that a person must look; with 2 where the command was not
understood.
`;

const commands = ['list', 'show', 'reconcile'] as const;

/** More fit on no screen. */
const mostListed = 50;

type Asked = ReturnType<typeof readArguments>;

process.exitCode = await runRecordsCommand({
  script: 'card-payments',
  help,
  within: withOwnTables,
  read: readArguments,
  paths: ({ command, what }) => (command === 'reconcile' ? [what] : []),
  noted: { list: false, show: true, reconcile: true },
  work(open, asked) {
    if (asked.command === 'list') return list(open);
    return asked.command === 'show' ? show(open, asked.what) : reconcile(open, asked);
  },
});

function readArguments(args: string[]) {
  const time = { type: 'string' } as const;
  const options = { help: { type: 'boolean', default: false }, from: time, until: time } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, what = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const isWhole = command !== undefined && (what === '') === (command === 'list') && more.length === 0;
  const { from, until, help: asksHelp } = values;
  if (!(isWhole && ((from ?? until) === undefined || command === 'reconcile')) && !asksHelp)
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: list, show NAME, or reconcile FILE.`);
  const period = { fromMs: readTime(from), untilMs: readTime(until) };
  return { help: asksHelp, command: command ?? 'list', what, period };
}

function readTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Error(`"${text}" is no time with its offset: write it as 2026-11-28T08:00:00Z.`);
  }
}

async function list({ db }: OpenRecords): Promise<number> {
  const counts = await countCardPayments(db);
  if (counts.length === 0) console.log('Nobody has paid by card.');
  for (const { line, state, count, cents } of counts) {
    console.log(
      `${line.padEnd(22)} ${state.padEnd(10)} ${String(count).padStart(8)} ${writeCents(cents).padStart(14)}`,
    );
  }
  const open = await findOpenPayments(db, mostListed);
  if (open.length > 0) console.log('Not settled, the oldest first:');
  for (const { payment, state, line, atMs } of open) console.log(`  ${payment} ${tellTime(atMs)} ${state} ${line}`);
  return done;
}

async function show({ db, keys, trail }: OpenRecords, named: string): Promise<number> {
  const found = await showCardPayment(db, keys, named);
  if (!found) throw new Error('No payment by card has this name or this confirmation.');
  const { payment, participant, atMs, settledAtMs, ...rest } = found;
  const who = participant === undefined ? ('unknown' as const) : { participant };
  await trail.append({ ...nowhere, what: 'card-payment-shown', who, facts: { payment } });
  const begun = tellTime(atMs);
  const settled = settledAtMs === undefined ? undefined : tellTime(settledAtMs);
  console.log(JSON.stringify({ payment, begun, settled, ...rest }, undefined, 2));
  return done;
}

async function reconcile({ db, trail }: OpenRecords, { what, period }: Asked): Promise<number> {
  const { fromMs, untilMs } = period;
  const bounds = { ...(fromMs !== undefined && { fromMs }), ...(untilMs !== undefined && { untilMs }) };
  return withOwnTables(async ({ db: staging }) =>
    tellReconciled(await reconcileCharges({ db, staging, trail, open: () => createReadStream(what), period: bounds })),
  );
}
