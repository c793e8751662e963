import { parseArgs } from 'node:util';
import { applyNumbers } from './support/numbers/apply-numbers.ts';
import { checkCarrierNumbers } from './support/numbers/check-carrier-numbers.ts';
import { writeFallback } from './support/numbers/write-fallback.ts';
import { runCommand } from './support/run-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `The numbers of lines.yaml at the carrier: where it leads their calls, and what it falls back to.

  npm run numbers -- check              compare each number with what it should have
  npm run numbers -- apply              set what differs; nothing else is changed, and no number is bought or released
  npm run numbers -- apply --dry-run    tell what would be set
  npm run numbers -- fallback [FOLDER]  write a document for each line, which the carrier plays while no server answers

  --help                                this text

The numbers are those of the agencies that this installation answers for. PUBLIC_URL, TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are those
of the server; FALLBACK_URL says where the documents are. They are written to the folder fallback, unless another is named.
Ends with 0; with 1 where something is not as it should be; with 2 where the command was not understood.
`;

const commands = ['check', 'apply', 'fallback'] as const;

const works = { check: checkCarrierNumbers, apply: applyNumbers, fallback: writeFallback };

process.exitCode = await runCommand({
  help,
  read: readArguments,
  paths: ({ folder }) => [folder],
  work: (asked) => works[asked.command](asked),
});

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { 'dry-run': flag, help: flag } });
  const [name = '', folder, ...more] = positionals;
  const command = commands.find((one) => one === name);
  const dryRun = values['dry-run'];
  const fits =
    more.length === 0 && (folder === undefined || command === 'fallback') && (!dryRun || command === 'apply');
  if (!(command && fits) && !values.help)
    throw new Error(
      `${tellWrongWord(name, commands)}Say what to do: check, apply, which alone takes --dry-run, or fallback, which may name a folder.`,
    );
  return { help: values.help, command: command ?? 'check', dryRun, folder: folder ?? 'fallback' };
}
