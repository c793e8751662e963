import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { contractFor } from '../../flows/index.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { readAgencies } from '../../src/config/read-agencies.ts';
import { findWording } from '../../src/config/find-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { sampleCaller } from '../../src/agency/sample-agency.ts';
import { languages } from '../../src/text/language.ts';
import { lastGoodFolder } from '../../src/yaml/last-good.ts';
import { loadCatalogue } from '../../src/prompts/files/load-catalogue.ts';
import { writePinMessage } from '../../src/calls/effects/write-pin-message.ts';
import { apiRoot, createAgencyApi } from './agency-api/create-agency-api.ts';
import { createConsentBook } from './agency-api/consent-book.ts';
import { createPaymentBook } from './agency-api/payment-book.ts';
import { createReminderBook } from './agency-api/reminder-book.ts';
import { type Checked, readChecked } from './agency-api/read-checked.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { withRecords } from '../commands/support/with-records.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';

const prompts = join(import.meta.dirname, '../../prompts');

const help = `Answers agency-api.yaml as an agency that keeps its own records does, on this machine only, to try the server with.

  npm run agency-api

  npm run agency-api -- check URL --token TOKEN --id ID --pin PIN

  --port PORT      3100 unless told
  --token TOKEN    what the server must bring; made up unless told
  --help           this text

"check" tries an agency's TEST server: each operation, how it takes what is wrong, the same wish twice at once, and how long it takes. Then
it places calls and writes what callers would hear, in English and in Spanish. ID and PIN are those of a made-up participant. It enters
wrong PINs, asks for a PIN of an ID that nobody has, leaves requests and takes them back, and leaves entries in the audit trail.
  --cert FILE      the client certificate that is shown, PEM; with --key FILE, and in place of --token or beside it
  --ca FILE        the authority that signed the agency's own certificate, PEM, where it is no public one
  --new-pin PIN    change the participant's PIN to this one, and back
  --send-pin       ask for a temporary PIN of the participant, which the agency sends to them
  --begin-payment  begin a payment by card of $25.00 for them, and tell that it was cancelled: no card is asked for
It ends with 1 where something is not as agency-api.yaml says.

It needs the development packages, which npm ci brings. The records are those of DATABASE_URL (sqlite:data/ivr.db, filled with a
made-up agency): npm run cases, requests, outbox and audit work on them.
Ends with 0 on Ctrl-C; with 1 where it cannot start, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({
  help,
  read: readArguments,
  work: (asked) => (asked.check ? check(asked.check) : answer(asked)),
});

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '3100' },
      token: { type: 'string' },
      id: { type: 'string' },
      pin: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      ca: { type: 'string' },
      'new-pin': { type: 'string' },
      'send-pin': { type: 'boolean', default: false },
      'begin-payment': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length > 0) return { ...values, port: 0, token: '', check: readChecked(positionals, values) };
  const { token = randomBytes(16).toString('hex') } = values;
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error('--port must be a number from 0 to 65535.');
  if (!/^[\w.~+/-]+=*$/.test(token))
    throw new Error('--token must be letters, digits and - . _ ~ + / with = at the end.');
  return { ...values, port, token, check: undefined };
}

async function check({ address, participant }: Checked): Promise<number> {
  const { writeCheck } = await import('./agency-api/write-check.ts');
  return writeCheck(address, participant, (text) => void process.stdout.write(text));
}

/** Of several agencies it plays the first, with the variables of an agency alone. */
async function answer(asked: Pick<Asked, 'port' | 'token'>): Promise<number> {
  const [agency] = readAgencies(lastGoodFolder);
  if (agency !== '') process.env['AGENCIES'] = agency;
  return withRecords((open) => serve(open, { ...asked, agency }));
}

interface Asked {
  readonly port: number;
  readonly token: string;
  /** Empty where the lines name none. */
  readonly agency: string;
}

/** Resolves when it was told to stop. */
async function serve({ db, keys, records, trail }: OpenRecords, { port, token, agency }: Asked) {
  if (readConfig().sampleAgency) await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO());
  const wording = loadCatalogue({
    ...findWording(prompts, ''),
    contract: contractFor(['customer-connect']),
    languages,
  });
  const app = await createAgencyApi({
    records,
    trail,
    consents: createConsentBook({ db, keys }),
    payments: createPaymentBook(),
    reminders: createReminderBook({ db }),
    token,
    referToCase: (number) =>
      createHash('sha256').update(records.identify('participant-id', number)).digest('base64url'),
    writeMessage: (language, pin) => writePinMessage(wording, language, pin),
    writeNotice: (language, notice) => wording.write(language, `${notice}-notice`, {}),
    onFault: (fault, requestId) => console.error(`${requestId}: ${fault.message}`),
  });
  await app.listen({ host: '127.0.0.1', port });
  const forOne = agency === '' ? '' : `AGENCIES=${agency} `;
  process.stdout.write(`The agency answers at ${app.listeningOrigin}${apiRoot}, on this machine only.
Start the server:  ${forOne}AGENCY_API_URL=${app.listeningOrigin}${apiRoot} AGENCY_API_TOKEN=${token} npm start
Participant ID ${sampleCaller.participantId}, PIN ${sampleCaller.pin}, where the records are made up.
Stop:  Ctrl-C
`);
  const stopped = Promise.withResolvers<void>();
  closeWithGrace({ logger: false }, async () => {
    await app.close();
    stopped.resolve();
  });
  await stopped.promise;
  return done;
}
