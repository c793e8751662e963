import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportCardPayments } from '../../src/adapters/sql/card-payments/export-card-payments.ts';
import {
  countCardPayments,
  findOpenPayments,
  findUnknownToAgency,
  type OpenCardPayment,
  type UnknownToAgency,
} from '../../src/adapters/sql/card-payments/list-card-payments.ts';
import { reconcileCharges } from '../../src/adapters/sql/card-payments/reconcile/reconcile-charges.ts';
import { showCardPayment } from '../../src/adapters/sql/card-payments/show-card-payment.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { writeCents } from '../../src/agency/money.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { choosePeriod, spanOf } from '../../src/measure/report/report-period.ts';
import { done } from './support/exit-codes.ts';
import { readDay } from './support/read-day.ts';
import { readLineFacts } from './support/read-line-facts.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { sayCount } from './support/say-count.ts';
import { tellReconciled, tellTime } from './support/tell-reconciled.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { withOwnTables } from './support/with-own-tables.ts';

const help = `What callers have paid by card.

  npm run card-payments -- list             how many, by line, way (call or reply) and state; those of which it is not known whether they
                                            were charged; and those of which an agency that keeps payments does not know how they stand
  npm run card-payments -- show NAME        all that is kept of one: NAME is our name of it, or the confirmation that its caller was told
  npm run card-payments -- reconcile FILE   compares them with a file of the processor, and settles those that are not known
  npm run card-payments -- export FILE      writes those that are paid into a new file as CSV, and tells what they come to

  --from DAY, --to DAY                      with export: when they were begun, both days in it, such as 2026-11-28, in the agency's time zone
  --json                                    with export: one JSON object a line, in place of CSV
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

const commands = ['list', 'show', 'reconcile', 'export'] as const;

/** More fit on no screen. */
const mostListed = 50;

type Asked = ReturnType<typeof readArguments>;

const works = { list: listPayments, show, reconcile, export: writeFile } as const;

process.exitCode = await runRecordsCommand({
  script: 'card-payments',
  help,
  within: withOwnTables,
  read: readArguments,
  paths: ({ command, what }) => (command === 'reconcile' || command === 'export' ? [what] : []),
  noted: { list: false, show: true, reconcile: true, export: true },
  work: (open, asked) => works[asked.command](open, asked),
});

function readArguments(args: string[]) {
  const [flag, text] = [{ type: 'boolean', default: false }, { type: 'string' }] as const;
  const options = { help: flag, json: flag, from: text, to: text, until: text } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, what = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const isWhole = command !== undefined && (what === '') === (command === 'list') && more.length === 0;
  if (!(isWhole && areOf(command, values)) && !values.help) {
    const ways = 'list, show NAME, reconcile FILE, or export FILE --from DAY --to DAY';
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: ${ways}.`);
  }
  const isExport = command === 'export';
  const period = isExport ? {} : { fromMs: readTime(values.from), untilMs: readTime(values.until) };
  const days = isExport ? { from: readDay(values.from), to: readDay(values.to) } : {};
  return { help: values.help, json: values.json, command: command ?? 'list', what, period, days };
}

interface Options {
  readonly [Name: string]: string | boolean | undefined;
}

/** Whether a command has all the options that it needs, and none that are another one's. */
function areOf(command: (typeof commands)[number], { from, to, until, json }: Options): boolean {
  if (command === 'export') return from !== undefined && to !== undefined && until === undefined;
  return to === undefined && json === false && ((from ?? until) === undefined || command === 'reconcile');
}

function readTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Error(`"${text}" is no time with its offset: write it as 2026-11-28T08:00:00Z.`);
  }
}

async function listPayments({ db }: OpenRecords): Promise<number> {
  const counts = await countCardPayments(db);
  if (counts.length === 0) console.log('Nobody has paid by card.');
  for (const { line, way, state, count, cents } of counts) {
    const words = `${line.padEnd(22)} ${way.padEnd(5)} ${state.padEnd(10)}`;
    console.log(`${words} ${String(count).padStart(8)} ${writeCents(cents).padStart(14)}`);
  }
  const open = await findOpenPayments(db, mostListed);
  if (open.length > 0) console.log('Not settled, the oldest first:');
  for (const one of open) console.log(`  ${tellOne(one)}`);
  const unknown = await findUnknownToAgency(db, mostListed);
  if (unknown.length > 0) console.log('Not with the agency, the oldest first:');
  for (const one of unknown) console.log(`  ${tellOne(one)}${tellRefusals(one)}`);
  return done;
}

function tellOne({ payment, state, line, way, atMs }: OpenCardPayment): string {
  return `${payment} ${tellTime(atMs)} ${state} ${line} ${way}`;
}

function tellRefusals({ refusals, againAtMs }: UnknownToAgency): string {
  if (refusals === 0) return '';
  const again = againAtMs === undefined ? '' : `, told again at ${tellTime(againAtMs)}`;
  return `: refused ${refusals === 1 ? 'once' : `${refusals} times`}${again}`;
}

async function show({ db, keys, trail }: OpenRecords, { what: named }: Asked): Promise<number> {
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

async function writeFile({ db, keys }: OpenRecords, { what: file, days, json }: Asked): Promise<number> {
  const { timeZones } = readLineFacts(readSettings().lines);
  const span = spanOf(choosePeriod(days, timeZones[0], Temporal.Now.instant()));
  const exported = await exportCardPayments({ db, keys, file, span, format: json ? 'json' : 'csv' });
  const { count, amountCents, feeCents } = exported;
  const [amount, fee, total] = [amountCents, feeCents, amountCents + feeCents].map(writeCents);
  console.log(`${sayCount(count, 'payment')} in ${file}: ${amount} and ${fee} in fees, ${total} together.`);
  return done;
}
