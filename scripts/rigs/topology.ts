import { sampleCaller } from '../../src/agency/sample-agency.ts';
import { done } from '../commands/support/exit-codes.ts';
import { readHelpOnly, runCommand } from '../commands/support/run-command.ts';
import { startTopology, type Topology } from './topology/start-topology.ts';

const help = `Starts what docker-compose.yml starts, from the programs of this machine and on this machine only: two servers behind HAProxy
with deploy/haproxy.cfg, Redis, PostgreSQL, secrets in files, and a made-up agency.

  npm run topology

  --help          this text

Root on Debian installs what is missing: redis-server, postgresql, haproxy. Everything is kept in a temporary folder.
Ends with 0 on Ctrl-C, when all of it is gone; with 1 where it cannot start, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readHelpOnly, work: run });

/** Resolves when it was told to stop, and everything is gone. */
async function run(): Promise<number> {
  const told = Promise.withResolvers<void>();
  // Ctrl-C may come twice: from the terminal, and from npm.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => told.resolve());
  const topology = await startTopology();
  process.stdout.write(describe(topology));
  await told.promise;
  await topology.stop();
  return done;
}

function describe({ url, folder, token }: Topology): string {
  return `Two servers answer at ${url}, on this machine only. What they say is in ${folder}/*.log.
Place a call:  TWILIO_AUTH_TOKEN_FILE=${token.file} npm run call -- --url ${url}
Participant ID ${sampleCaller.participantId}, PIN ${sampleCaller.pin}.
Stop:  Ctrl-C
`;
}
