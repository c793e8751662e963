import process from 'node:process';
import { parseArgs } from 'node:util';
import { openLines } from '../../src/lines/lines-file.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { languages } from '../../src/text/language.ts';
import { paces } from '../../src/dialogue/output.ts';
import { done, nothingDone } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { type CallerAction, actionHelp } from './terminal/caller-action.ts';
import { CarrierError } from './carrier/carrier-error.ts';
import { placeCall } from './handsets/voice/place-call.ts';
import { findServer } from './terminal/find-server.ts';
import { runCall, spacePhone } from './terminal/run-call.ts';
import { readActions } from './terminal/read-actions.ts';
import { createReceiver } from '../../src/channels/tty/modem/receiver.ts';
import { createScreen } from './terminal/screen.ts';
import { runTtyCall, ttyHelp } from './terminal/run-tty-call.ts';
import { placeTtyCall } from './handsets/tty/place-tty-call.ts';
import { createSoundFile, readSoundFile } from './handsets/tty/sound-file.ts';

const help = `Calls the server from this terminal, as the carrier would.

  npm run call -- [options]

  --to NUMBER        the number to dial (default: the first of lines.yaml)
  --from NUMBER      the caller's number, or "anonymous" (default: a made-up one)
  --language en|es   presses the key of this language at the first question
  --pace relay       asks for more time there, as callers of a relay service do
  --tty              calls with a text telephone
  --audio FILE       writes the sound of a call with --tty into a WAV file
  --listen FILE      reads the typing in a recording, and calls nobody
  --url URL          a server elsewhere, signed with TWILIO_AUTH_TOKEN
  --help             this text

Ends with 0; with 1 where the call failed, and says why; with 2 where the command was not understood.

In the call, key by key at a terminal, or one action a line from a pipe:
${actionHelp}
${ttyHelp}`;

/** The keys of the first question. */
const languageKeys = { en: '1', es: '9' } as const;
const paceKeys = { standard: '', relay: '8' } as const;

process.exitCode = await runCommand({ help, read: readArguments, work });

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
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
  const { language, pace, audio, tty, listen, to } = values;
  if (audio !== undefined && !tty && listen === undefined) throw new Error('--audio is for calls with --tty.');
  return { ...values, firstKeys: readFirstKeys(language, pace), to: to === undefined ? undefined : toE164(to) };
}

type Asked = ReturnType<typeof readArguments>;

async function work(asked: Asked): Promise<number> {
  try {
    if (asked.listen !== undefined) process.stdout.write(`${readTyping(asked.listen)}\n`);
    else await (asked.tty ? callByTty(asked) : call(asked));
    return done;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { message, code } = error;
    const page = `https://www.twilio.com/docs/api/errors/${code}`;
    process.stderr.write(`${message}\nTwilio would report ${code}: ${page}\n`);
    return nothingDone;
  }
}

function readTyping(file: string): string {
  return createReceiver().receive(readSoundFile(file)).replaceAll('\r', '').trim();
}

async function callByTty({ url, from, to = firstNumber('tty'), audio }: Asked): Promise<void> {
  const server = findServer({ url, file: 'data/carrier.json', readSettings: () => readConfig() });
  const screen = createScreen(process.stdout);
  const sound = audio === undefined ? undefined : createSoundFile(audio);
  screen.note(`calling ${spacePhone(to)} with a text telephone (/? for help)`);
  const phone = await placeTtyCall({
    incomingUrl: `${server.url.replace(/\/$/, '')}/tty/incoming`,
    authToken: server.authToken,
    to,
    from,
    ...(sound && { onSound: sound.add }),
  });
  await runTtyCall({ call: phone, input: process.stdin, screen }).finally(() => sound?.close());
}

async function call({ url, from, to = firstNumber('voice'), firstKeys: keys }: Asked): Promise<void> {
  const server = findServer({ url, file: 'data/carrier.json', readSettings: () => readConfig() });
  const screen = createScreen(process.stdout);
  screen.note(`calling ${spacePhone(to)} (? for help)`);
  const phone = await placeCall({
    incomingUrl: `${server.url.replace(/\/$/, '')}/voice/incoming`,
    authToken: server.authToken,
    to,
    from,
  });
  process.once('SIGINT', () => void phone.hangUp().finally(() => process.exit(130)));
  const typed = readActions(process.stdin, (question) => screen.ask(question));
  const actions = keys === '' ? typed : startWith({ kind: 'press', keys }, typed);
  await runCall({ call: phone, actions, screen });
}

/** What is pressed at the first question before anything is typed. */
function readFirstKeys(language: string | undefined, pace: string): string {
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

function firstNumber(channel: 'voice' | 'tty'): string {
  const lines = openLines(readSettings().lines);
  const number = lines.find((line) => line.channel === channel)?.numbers[0];
  if (number === undefined) throw new Error(`lines.yaml names no number for ${channel}: dial one with --to.`);
  return number;
}

async function* startWith(first: CallerAction, rest: AsyncIterable<CallerAction>): AsyncGenerator<CallerAction> {
  yield first;
  yield* rest;
}
