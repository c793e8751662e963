import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeFile } from '../../src/adapters/sql/files/make-file.ts';
import type { EventStore } from '../../src/calls/ports/event-store.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { foldCalls, splits } from '../../src/measure/report/fold-calls.ts';
import { writeCsv } from '../../src/measure/report/formats/write-csv.ts';
import { writeHtml } from '../../src/measure/report/formats/write-html.ts';
import { writeJson } from '../../src/measure/report/formats/write-json.ts';
import { writeText } from '../../src/measure/report/formats/write-text.ts';
import { writeReportHead } from '../../src/measure/report/report-head.ts';
import { choosePeriod } from '../../src/measure/report/report-period.ts';
import { showTables } from '../../src/measure/report/show-tables.ts';
import { tabulate } from '../../src/measure/report/tables/tabulate.ts';
import { done } from './support/exit-codes.ts';
import { readAgency } from './support/read-agency.ts';
import { readDay } from './support/read-day.ts';
import { readLineFacts } from './support/read-line-facts.ts';
import { runCommand } from './support/run-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { withEvents } from './support/with-events.ts';

const help = `What calls came to: where they went on, how they ended, who waited and who called again.

  npm run report                     the last 28 days, to yesterday

  --from DATE --to DATE              other days, both of them in it, as 2027-01-31; a day is one of the agency's time zone
  --by language|line|channel|state   the same numbers for each of these as well; state: the last one of a call
  --json, --csv                      for programs, in place of the text
  --html FILE                        a page with plots, into a new file
  --exact                            show counts under 5 as well; the audit trail notes who did
  --agency NAME                      whose calls, where lines.yaml names several agencies
  --help                             this text

docs/report.md says what each number counts. It names no call and no caller. Events are kept for 90 days (RETENTION).
The records are those of DATABASE_URL (sqlite:data/ivr.db); of an agency with an API, EVENTS_URL (sqlite:data/events.db).
Ends with 0; with 1 where there is no report, and says why; with 2 where the command was not understood.
`;

type Asked = ReturnType<typeof readArguments>;

const writers = { text: writeText, json: writeJson, csv: writeCsv, html: writeHtml };

process.exitCode = await runCommand({
  isOfAgency: true,
  help,
  read: readArguments,
  paths: ({ file }) => [file],
  work: (asked) =>
    withEvents((events) => report(events, asked), asked.exact ? { command: 'report', said: 'exact' } : undefined),
});

function readArguments(args: string[]) {
  const [flag, text] = [{ type: 'boolean', default: false }, { type: 'string' }] as const;
  const options = {
    from: text,
    to: text,
    by: text,
    html: text,
    json: flag,
    csv: flag,
    exact: flag,
    help: flag,
  } as const;
  const { values } = parseArgs({ args, options });
  const { from, to, by, html, json, csv, exact, help: isHelp } = values;
  const formats = [json && ('json' as const), csv && ('csv' as const), html !== undefined && ('html' as const)];
  const [format = 'text' as const, ...others] = formats.filter((one) => one !== false);
  if (others.length > 0) throw new Error('Say one of --json, --csv and --html FILE.');
  if (html === '') throw new Error('--html needs the name of a file.');
  const split = splits.find((one) => one === by);
  if (by !== undefined && !split) throw new Error(`${tellWrongWord(by, splits)}--by is one of ${splits.join(', ')}.`);
  return { help: isHelp, from: readDay(from), to: readDay(to), by: split, format, file: html ?? '', exact };
}

async function report(events: EventStore, { from, to, by, format, file, exact }: Asked): Promise<number> {
  const { timeZones } = readLineFacts(readSettings().lines);
  const now = Temporal.Now.instant();
  const period = choosePeriod({ from, to }, timeZones[0], now);
  const [firstDay] = await events.listDays();
  const tables = showTables(tabulate(await foldCalls(events, period, by), by), { exact });
  const head = writeReportHead({ agency: readAgency().agency ?? '', period, by, exact, firstDay, now });
  const written = writers[format](head, tables);
  if (format === 'html') {
    await makeFile(file, (part) => writeFile(part, written));
    console.log(`${file} is written.`);
  } else process.stdout.write(written);
  return done;
}
