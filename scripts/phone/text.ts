import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config/read-config.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { findLine } from '../../src/lines/lines.ts';
import { openLines } from '../../src/lines/lines-file.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { type Inbox, openInbox } from '../commands/support/texts/open-inbox.ts';
import { sendOverHttp } from './carrier/send-webhook.ts';
import { createMobile } from './handsets/mobile/mobile.ts';
import { findDialled } from './terminal/find-dialled.ts';
import { findServer, type Server } from './terminal/find-server.ts';
import { readCaller } from './terminal/read-choices.ts';
import { spacePhone } from './terminal/run-call.ts';
import { runTexting } from './terminal/run-texting.ts';
import { createScreen } from './terminal/screen.ts';
import { showTurns } from './terminal/show-turns.ts';
import { tellCarrierError } from './terminal/tell-carrier-error.ts';

const help = `Texts a line from this terminal, as a mobile does over the carrier, and shows what comes back.

  npm run text -- [options]

  --to NUMBER    the number to text, or a line by its name (default: the first of lines.yaml)
  --from NUMBER  the mobile's number (default: a made-up one)
  --agree        first the made-up parent 1000000000001 agrees to every kind of reminder, to this number
  --now TIME     first comes what the server sends then, such as 2026-12-03T09:00 by the clock of the line
  --raw          shows the form and the document of each text
  --url URL      another server: on this machine, or signed with TWILIO_AUTH_TOKEN
  --help         this text

Each line that is typed is a text: STOP, HELP, START, in words of your own, in English or Spanish. Reminders
of the made-up agency come by themselves, as its records have them: an empty line looks for them. The input ends with Ctrl-D.
Ends with 0; with 1 where a text failed, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work });

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      from: { type: 'string', default: '+19165550142' },
      url: { type: 'string' },
      now: { type: 'string' },
      agree: { type: 'boolean', default: false },
      raw: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const from = readCaller(values.from);
  if (from === 'anonymous') throw new Error('A text has a number: --from takes one such as +19165550142.');
  const lines = values.help ? [] : openLines(readSettings().lines);
  return { ...values, from, lines, to: values.help ? '' : findDialled(values.to, 'voice', lines) };
}

type Asked = ReturnType<typeof readArguments>;

async function work(asked: Asked): Promise<number> {
  const server = findServer({ url: asked.url, folder: 'data', readSettings: () => readConfig() });
  const inbox = await openOwnInbox(asked);
  try {
    return await tellCarrierError(() => text(asked, server, inbox));
  } finally {
    await inbox?.close();
  }
}

async function text({ from, to, raw }: Asked, server: Server, inbox: Inbox | undefined): Promise<number> {
  const address = server.url.replace(/\/$/, '');
  const screen = createScreen(process.stdout);
  screen.note(`texting ${spacePhone(to)} at ${address} from ${spacePhone(from)}`);
  const transport = raw ? { transport: showTurns(sendOverHttp, screen) } : {};
  const options = { incomingUrl: `${address}/messages/incoming`, authToken: server.authToken, from, to, ...transport };
  const receive = async () => (await inbox?.receive()) ?? [];
  await runTexting({ write: createMobile(options), receive, input: process.stdin, screen });
  return done;
}

/** Undefined where the records are not at hand. Throws where they are needed. */
async function openOwnInbox({ url, lines, from, to, agree, now }: Asked): Promise<Inbox | undefined> {
  const line = findLine(lines, to);
  const inbox = line && url === undefined ? await openInbox(lines, line, from) : undefined;
  if (!inbox && (agree || now !== undefined))
    throw new Error('--agree and --now are for the made-up agency, whose records are in data: leave --url out.');
  if (agree) await inbox?.agree();
  if (now !== undefined) await inbox?.moveClock(now);
  return inbox;
}
