import process from 'node:process';
import { parseArgs } from 'node:util';
import { openLines } from '../../src/lines/lines-file.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { type CallerAction, actionHelp } from './terminal/caller-action.ts';
import { sendOverHttp } from './carrier/send-webhook.ts';
import { placeCall } from './handsets/voice/place-call.ts';
import { findDialled } from './terminal/find-dialled.ts';
import { findServer } from './terminal/find-server.ts';
import { readCaller, readConfidence, readFirstKeys } from './terminal/read-choices.ts';
import { runCall, spacePhone } from './terminal/run-call.ts';
import { readActions } from './terminal/read-actions.ts';
import { createReceiver } from '../../src/channels/tty/modem/receiver.ts';
import { createScreen } from './terminal/screen.ts';
import { showTurns } from './terminal/show-turns.ts';
import { tellCarrierError } from './terminal/tell-carrier-error.ts';
import { runTtyCall, ttyHelp } from './terminal/run-tty-call.ts';
import { placeTtyCall } from './handsets/tty/place-tty-call.ts';
import { createSoundFile, readSoundFile } from './handsets/tty/sound-file.ts';

const help = `Calls the server from this terminal, as the carrier would.

  npm run call -- [options]

  --to NUMBER        the number to dial, or a line by its name (default: the first of lines.yaml)
  --from NUMBER      the caller's number, or "anonymous" (default: a made-up one)
  --language en|es   presses the key of this language at the first question
  --pace relay       asks for more time there, as callers of a relay service do
  --confidence N     how sure the recogniser is of what is said, from 0 to 1 (default: 0.92)
  --tty              calls with a text telephone
  --audio FILE       writes the sound of a call with --tty into a WAV file
  --listen FILE      reads the typing in a recording, and calls nobody
  --raw              shows the form and the document of each turn
  --url URL          another server: on this machine, or signed with TWILIO_AUTH_TOKEN
  --help             this text

Ends with 0; with 1 where the call failed, and says why; with 2 where the command was not understood.

In the call, key by key at a terminal, or one action a line from a pipe:
${actionHelp}
${ttyHelp}`;

/** Resolves when what stands behind the pipe is gone, as `head` is. */
const readerLeft = new Promise<void>((resolve) => {
  process.stdout.once('error', () => resolve());
});

process.exitCode = await runCommand({ help, read: readArguments, paths: namePaths, work });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      from: { type: 'string', default: '+19165550142' },
      language: { type: 'string' },
      pace: { type: 'string', default: 'standard' },
      confidence: { type: 'string' },
      url: { type: 'string' },
      raw: flag,
      tty: flag,
      audio: { type: 'string' },
      listen: { type: 'string' },
      help: flag,
    },
  });
  const { language, pace, confidence, audio, tty, listen, to } = values;
  if (audio !== undefined && !tty && listen === undefined) throw new Error('--audio is for calls with --tty.');
  if (tty && pace !== 'standard') throw new Error('--pace is for voices: a text telephone has the pace of its line.');
  if (tty && confidence !== undefined) throw new Error('--confidence is for voices.');
  return {
    ...values,
    from: readCaller(values.from),
    to:
      values.help || listen !== undefined
        ? ''
        : findDialled(to, tty ? 'tty' : 'voice', openLines(readSettings().lines)),
    firstKeys: readFirstKeys(language, pace),
    confidence: readConfidence(confidence),
  };
}

type Asked = ReturnType<typeof readArguments>;

function namePaths({ audio, listen }: Asked): string[] {
  return [audio, listen].filter((path) => path !== undefined);
}

function work(asked: Asked): Promise<number> {
  return tellCarrierError(async () => {
    if (asked.listen !== undefined) process.stdout.write(`${readTyping(asked.listen)}\n`);
    else await (asked.tty ? callByTty(asked) : call(asked));
    return done;
  });
}

function readTyping(file: string): string {
  const typing = createReceiver().receive(readSoundFile(file)).replaceAll('\r', '').trim();
  if (typing === '')
    throw new Error(`${file} holds no typing: name a WAV file of a text telephone, or bare µ-law at 8000 Hz.`);
  return typing;
}

async function callByTty(asked: Asked): Promise<void> {
  const { audio, firstKeys } = asked;
  const sound = audio === undefined ? undefined : createSoundFile(audio);
  const { screen, options } = open(asked, '/tty/incoming', 'with a text telephone (/? for help)');
  const phone = await placeTtyCall({ ...options, ...(sound && { onSound: sound.add }) });
  void endWithReader(phone);
  const opening = firstKeys === '' ? undefined : `${firstKeys} GA`;
  await runTtyCall({ call: phone, input: process.stdin, screen, opening }).finally(() => sound?.close());
}

async function call(asked: Asked): Promise<void> {
  const { firstKeys: keys, confidence } = asked;
  const { screen, options } = open(asked, '/voice/incoming', '(? for help)');
  const phone = await placeCall(options);
  void endWithReader(phone);
  process.once('SIGINT', () => void phone.hangUp().finally(() => process.exit(130)));
  const typed = readActions(process.stdin, (question) => screen.ask(question));
  const actions = keys === '' ? typed : startWith({ kind: 'press', keys }, typed);
  await runCall({ call: phone, actions, screen, confidence });
}

/** Finds the server, and says whom it calls. */
function open({ url, to, from, raw }: Asked, path: string, how: string) {
  const server = findServer({ url, folder: 'data', readSettings: () => readConfig() });
  const address = server.url.replace(/\/$/, '');
  const screen = createScreen(process.stdout);
  screen.note(`calling ${spacePhone(to)} at ${address} ${how}`);
  const transport = raw ? { transport: showTurns(sendOverHttp, screen) } : {};
  return { screen, options: { incomingUrl: `${address}${path}`, authToken: server.authToken, to, from, ...transport } };
}

/** Nobody sees the call any more. */
async function endWithReader(phone: { hangUp(): Promise<void> }): Promise<never> {
  await readerLeft;
  await phone.hangUp();
  process.exit(done);
}

async function* startWith(first: CallerAction, rest: AsyncIterable<CallerAction>): AsyncGenerator<CallerAction> {
  yield first;
  yield* rest;
}
