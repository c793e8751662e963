import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { makeSecrets } from './support/make-secrets.ts';

const help = `Makes the secrets that docker-compose.yml names: passwords of PostgreSQL and Valkey, and the key to the records.

  npm run secrets -- [FOLDER]      deploy/secrets unless told

  --help          this text

A file that is there stays as it is. Keep a copy of data-secret elsewhere: without it, the records are lost. The carrier's auth token is
yours to put there, into twilio-auth-token.
Ends with 0; with 1 where nothing was done, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, paths: ({ folder }) => [folder], work: make });

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [folder = 'deploy/secrets', ...more] = positionals;
  if (more.length > 0) throw new Error('Name one folder.');
  return { ...values, folder };
}

function make({ folder }: { folder: string }): number {
  const made = makeSecrets(folder, { database: 'postgres://ivr@postgres:5432/ivr', redis: 'redis://valkey:6379' });
  for (const name of made) console.log(`Made ${join(folder, name)}.`);
  const token = join(folder, 'twilio-auth-token');
  if (made.length === 0) console.log(`Nothing was made: all secrets that can be made stand in ${folder} already.`);
  console.log(existsSync(token) ? 'The secrets are complete.' : `Put the auth token of the carrier into ${token}.`);
  return done;
}
