import { parseArgs } from 'node:util';
import type { Config } from '../../src/config/read-config.ts';
import type { Configs } from '../../src/config/read-configs.ts';
import { checkCollector } from './support/checks/check-collector.ts';
import { checkDescriptors } from './support/checks/check-descriptors.ts';
import { checkEnvironment } from './support/checks/check-environment.ts';
import { checkAgency, checkCarrier, checkMail } from './support/checks/check-outside.ts';
import { checkRecords } from './support/checks/check-records.ts';
import { checkRecordings } from './support/checks/check-recordings.ts';
import { checkRedis } from './support/checks/check-redis.ts';
import { checkSettings } from './support/checks/check-settings.ts';
import type { Finding } from './support/checks/finding.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';

const help = `Checks what a server is configured with: connects to everything, proves the secrets, and changes nothing in the records.

  npm run check:config
  npm run check:config -- --strict    what is away or stale fails the check too

  --help          this text

Each line begins with ok, with wrong (what to do follows), with away (it cannot be reached now; a server starts without it and keeps
trying) or with stale (it has mistakes; a server starts with the last good copy).
Ends with 0; with 1 where something is wrong; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: check });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ args, options: { help: flag, strict: flag } }).values;
}

async function check({ strict }: { strict: boolean }): Promise<number> {
  const { configs, findings } = checkEnvironment();
  const all = [...findings, checkDescriptors(), ...(configs ? await checkServices(configs) : [])];
  for (const { state, what, told } of all) console.log(`${state.padEnd(6)} ${what}: ${told}`);
  return all.some(({ state }) => state === 'wrong' || (strict && state !== 'ok')) ? nothingDone : done;
}

async function checkServices(configs: Configs): Promise<Finding[]> {
  const all = [...configs.values()];
  const [config] = all;
  if (!config) return [];
  // To read the wording keeps this process busy for a while: what answers meanwhile would be heard too late.
  const settings = await checkSettings(config, [...configs.keys()]);
  const checks = [
    ...all.map(checkRecordsOf),
    checkRedis(config),
    ...all.map(checkMail),
    checkCarrier(config),
    checkCollector(config),
  ];
  return [settings, ...(await Promise.all(checks))].flat();
}

/** What is found out of the records of one of several agencies says whose they are. */
async function checkRecordsOf(config: Config): Promise<Finding[]> {
  const findings = config.agencyApi
    ? await checkAgency(config)
    : [...(await checkRecords(config)), checkRecordings(config)];
  const { agency } = config;
  return findings.map((found) => (agency === '' ? found : { ...found, what: `${agency}: ${found.what}` }));
}
