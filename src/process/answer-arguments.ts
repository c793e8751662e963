import process from 'node:process';

const help = `Starts the server:

  npm start

It takes no arguments. Its settings are environment variables, which docs/run.md lists: PORT, DATABASE_URL, TWILIO_AUTH_TOKEN and others.
With none set it answers calls from this machine only, with made-up records: npm run call
`;

/** Ends a process that was given arguments: with 0 behind the help, with 2 where anything else was asked. */
export function answerArguments(args: readonly string[]): void {
  const [first] = args;
  if (first === undefined) return;
  const isHelp = first === '--help' || first === '-h';
  if (isHelp) process.stdout.write(help);
  else process.stderr.write(`The server takes no argument ${first}.\n\n${help}`);
  process.exit(isHelp ? 0 : 2);
}
