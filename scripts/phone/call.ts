import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readLines } from '../../src/lines/lines-file.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { languages } from '../../src/text/language.ts';
import { paces } from '../../src/dialogue/output.ts';
import { type CallerAction, actionHelp } from './terminal/caller-action.ts';
import { CarrierError } from './carrier/carrier-error.ts';
import { placeCall } from './carrier/carrier.ts';
import { findServer } from './terminal/find-server.ts';
import { holdCall, spacePhone } from './terminal/hold-call.ts';
import { readActions } from './terminal/read-actions.ts';
import { createReceiver } from '../../src/channels/tty/modem/receiver.ts';
import { createScreen } from './terminal/screen.ts';
import { holdTtyCall, ttyHelp } from './terminal/hold-tty-call.ts';
import { placeTtyCall } from './handsets/tty/place-tty-call.ts';
import { createSoundFile, readSoundFile } from './handsets/tty/sound-file.ts';

const help = `Calls the server from this terminal, as the carrier would.

  npm run call -- [options]

  --to NUMBER        the number to dial (default: the first of flows/lines.yaml)
  --from NUMBER      the caller's number, or "anonymous" (default: a made-up one)
  --language en|es   presses the key of this language at the first question
  --pace relay       asks for more time there, as callers of a relay service do
  --tty              calls with a text telephone
  --audio FILE       writes the sound of a call with --tty into a WAV file
  --listen FILE      reads the typing in a recording, and calls nobody
  --url URL          a server elsewhere, signed with TWILIO_AUTH_TOKEN
  --help             this help

In the call, key by key at a terminal, or one action a line from a pipe:
${actionHelp}
${ttyHelp}`;

/** The keys of the first question. */
const languageKeys = { en: '1', es: '9' } as const;
const paceKeys = { standard: '', relay: '8' } as const;

await main().catch(report);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      from: { type: 'string', default: '+19165550142' },
      language: { type: 'string' },
      pace: { type: 'string', default: 'standard' },
      url: { type: 'string' },
      tty: { type: 'boolean', default: false },
      audio: { type: 'string' },
      listen: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { listen, tty, audio } = values;
  if (values.help) process.stdout.write(help);
  else if (listen !== undefined) process.stdout.write(`${readTyping(listen)}\n`);
  else if (tty) await callByTty(values);
  else if (audio !== undefined) throw new Error('--audio is for calls with --tty.');
  else await call(values);
}

interface Options {
  readonly to?: string;
  readonly from: string;
  readonly language?: string;
  readonly pace: string;
  readonly url?: string;
  readonly audio?: string;
}

function readTyping(file: string): string {
  return createReceiver().receive(readSoundFile(file)).replaceAll('\r', '').trim();
}

async function callByTty({ url, from, to = firstNumber('tty'), audio }: Options): Promise<void> {
  const server = findServer({ url, file: 'data/carrier.json', readSettings: () => readConfig() });
  const screen = createScreen(process.stdout);
  const dialled = toE164(to);
  const sound = audio === undefined ? undefined : createSoundFile(audio);
  screen.note(`calling ${spacePhone(dialled)} with a text telephone (/? for help)`);
  const phone = await placeTtyCall({
    incomingUrl: `${server.url.replace(/\/$/, '')}/tty/incoming`,
    authToken: server.authToken,
    to: dialled,
    from,
    ...(sound && { onSound: sound.add }),
  });
  await holdTtyCall({ call: phone, input: process.stdin, screen }).finally(() => sound?.close());
}

async function call({ url, from, to = firstNumber(), language, pace }: Options): Promise<void> {
  const keys = firstKeys(language, pace);
  const server = findServer({ url, file: 'data/carrier.json', readSettings: () => readConfig() });
  const screen = createScreen(process.stdout);
  const dialled = toE164(to);
  screen.note(`calling ${spacePhone(dialled)} (? for help)`);
  const phone = await placeCall({
    incomingUrl: `${server.url.replace(/\/$/, '')}/voice/incoming`,
    authToken: server.authToken,
    to: dialled,
    from,
  });
  process.once('SIGINT', () => void phone.hangUp().finally(() => process.exit(130)));
  const typed = readActions(process.stdin, (question) => screen.ask(question));
  const actions = keys === '' ? typed : startWith({ kind: 'press', keys }, typed);
  await holdCall({ call: phone, actions, screen });
}

/** What is pressed at the first question before anything is typed. */
function firstKeys(language: string | undefined, pace: string): string {
  const spoken = languages.find((one) => one === language);
  if (language !== undefined && !spoken) throw new Error('--language takes en or es.');
  const chosen = paces.find((one) => one === pace);
  if (!chosen) throw new Error('--pace takes standard or relay.');
  return paceKeys[chosen] + (spoken ? languageKeys[spoken] : '');
}

/** Ten digits are a number in North America, as people write it. */
function toE164(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  if (number.startsWith('+')) return `+${digits}`;
  if (digits.length === 10) return `+1${digits}`;
  if (digits.length === 11 && digits.startsWith('1')) return `+${digits}`;
  throw new Error(`--to takes a number such as +18669013212 or 866-901-3212, not "${number}".`);
}

function firstNumber(channel: 'voice' | 'tty' = 'voice'): string {
  const lines = readLines(path.join(import.meta.dirname, '../../flows/lines.yaml'));
  const number = lines.find((line) => line.channel === channel)?.numbers[0];
  if (number === undefined) throw new Error(`flows/lines.yaml names no number for ${channel}: dial one with --to.`);
  return number;
}

async function* startWith(first: CallerAction, rest: AsyncIterable<CallerAction>): AsyncGenerator<CallerAction> {
  yield first;
  yield* rest;
}

function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`· ${message}\n`);
  if (error instanceof CarrierError) {
    process.stderr.write(`· Twilio would report ${error.code}: https://www.twilio.com/docs/api/errors/${error.code}\n`);
  }
  process.exitCode = 1;
}
