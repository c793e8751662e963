import { parseArgs } from 'node:util';
import { createSmtpNotifier } from '../../src/adapters/smtp/smtp-notifier.ts';
import { createOutboxSender } from '../../src/adapters/sql/outbox/outbox-sender.ts';
import { createSqlOutbox, type Waiting } from '../../src/adapters/sql/outbox/sql-outbox.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `The messages that bring temporary PINs, and notices of locks and changed PINs.

  npm run outbox                 what waits to be sent: letters, and e-mails that are not out yet
  npm run outbox -- show NUMBER  one message in full, to print the letter; it may hold a PIN
  npm run outbox -- sent NUMBER  say that it is on its way; its text is forgotten
  npm run outbox -- send         send the e-mails that are due now, over SMTP_URL

  --agency NAME                  whose records, where lines.yaml names several agencies
  --help                         this text

A PIN ends thirty days after it was asked for, one by e-mail after a day, and each when another was chosen. The records are those of DATABASE_URL
(sqlite:data/ivr.db), read with DATA_SECRET.
Ends with 0; with 1 where something was not done, and says why; with 2 where the command was not understood.
`;

const commands = ['list', 'show', 'sent', 'send'] as const;

const works = { list, show, sent: markSent, send };

process.exitCode = await runRecordsCommand({
  script: 'outbox',
  help,
  read: readArguments,
  noted: { list: false, show: true, sent: true, send: true },
  work: (open, { command, number }) => works[command](open, number),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name = 'list', number = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const numbered = command === 'show' || command === 'sent';
  const complete = command && more.length === 0 && (numbered ? /^\d{1,9}$/.test(number) : number === '');
  if (!complete && !values.help)
    throw new Error(
      `${tellWrongWord(name, commands)}Say what to do: nothing to see what waits, or show NUMBER, sent NUMBER, send.`,
    );
  return { ...values, command: command ?? 'list', number: Number(number) };
}

async function list({ db, keys }: OpenRecords): Promise<number> {
  const waiting = await createSqlOutbox({ db, keys }).list();
  if (waiting.length === 0) console.log('Nothing waits to be sent.');
  for (const message of waiting) console.log(describeWaiting(message, Date.now()));
  return done;
}

/** `12  letter  asked 3 h ago`, with how sending went so far. */
function describeWaiting(message: Waiting, nowMs: number): string {
  const { number, channel, attempts, last_error: failure } = message;
  const late = message.expires_at_ms > nowMs ? '' : ', its PIN has ended';
  const tries = attempts === 0 ? '' : `, tried ${attempts} time${attempts === 1 ? '' : 's'}`;
  const reason = failure === null ? '' : `, last: ${failure}`;
  const asked = describeAge(nowMs - message.asked_at_ms);
  return `${String(number).padStart(5)}  ${channel.padEnd(6)}  asked ${asked}${late}${tries}${reason}`;
}

function describeAge(ageMs: number): string {
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

async function show({ db, keys, trail }: OpenRecords, number: number): Promise<number> {
  const found = await createSqlOutbox({ db, keys }).find(number);
  if (!found) return refuse(`There is no message ${number}.`);
  const { channel, state, message, participant } = found;
  if (!message)
    return refuse(`Message ${number} is ${state === 'asked' ? 'too late' : state}: its text is no longer kept.`);
  const address = channel === 'letter' ? `the mailing address of participant ${message.to}` : message.to;
  await trail.append({ ...nowhere, what: 'message-shown', who: { participant }, facts: { number } });
  console.log(`To: ${address}\n\n${message.subject}\n\n${message.text}`);
  return done;
}

async function markSent({ db, keys, trail }: OpenRecords, number: number): Promise<number> {
  const outbox = createSqlOutbox({ db, keys });
  const found = await outbox.find(number);
  if (!found || !(await outbox.markSent(number))) return refuse(`No message ${number} waits to be sent.`);
  await trail.append({ ...nowhere, what: 'message-sent', who: { participant: found.participant }, facts: { number } });
  console.log(`Message ${number} is marked as sent.`);
  return done;
}

async function send({ db, keys }: OpenRecords): Promise<number> {
  const { smtpUrl } = readOwnRecords();
  if (smtpUrl === undefined) return refuse('Set SMTP_URL to send e-mail. Nothing was sent.');
  const log = { info: tell, warn: tell, error: tell };
  const sender = createOutboxSender({ db, keys, notifier: createSmtpNotifier(smtpUrl), log });
  const { sent, failed } = await sender.sendDue();
  console.log(`Sent ${sent}, failed ${failed}.`);
  return failed === 0 ? done : nothingDone;
}

function tell(facts: object, message: string): void {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  console.error(`${message} (${told.join(', ')})`);
}

function refuse(reason: string): number {
  console.error(reason);
  return nothingDone;
}
