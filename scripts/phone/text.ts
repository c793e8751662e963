import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config/read-config.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { openLines } from '../../src/lines/lines-file.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { sendOverHttp } from './carrier/send-webhook.ts';
import { createMobile } from './handsets/mobile/mobile.ts';
import { findDialled } from './terminal/find-dialled.ts';
import { findServer } from './terminal/find-server.ts';
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
  --raw          shows the form and the document of each text
  --url URL      another server: on this machine, or signed with TWILIO_AUTH_TOKEN
  --help         this text

Each line that is typed is a text: STOP, HELP, START, in words of your own, in English or Spanish. The input ends with Ctrl-D.
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
      raw: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const from = readCaller(values.from);
  if (from === 'anonymous') throw new Error('A text has a number: --from takes one such as +19165550142.');
  return { ...values, from, to: values.help ? '' : findDialled(values.to, 'voice', openLines(readSettings().lines)) };
}

async function work({ url, from, to, raw }: ReturnType<typeof readArguments>): Promise<number> {
  const server = findServer({ url, folder: 'data', readSettings: () => readConfig() });
  const address = server.url.replace(/\/$/, '');
  const screen = createScreen(process.stdout);
  screen.note(`texting ${spacePhone(to)} at ${address} from ${spacePhone(from)}`);
  const transport = raw ? { transport: showTurns(sendOverHttp, screen) } : {};
  const options = { incomingUrl: `${address}/messages/incoming`, authToken: server.authToken, from, to, ...transport };
  return tellCarrierError(async () => {
    await runTexting({ write: createMobile(options), receive: async () => [], input: process.stdin, screen });
    return done;
  });
}
