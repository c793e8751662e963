import { join } from 'node:path';
import process from 'node:process';
import { contractFor, flows } from '../../../flows/index.ts';
import { retriesAfterCallMs, usualPatience } from '../../../src/calls/patience.ts';
import { createTtyOffer } from '../../../src/channels/tty/tty-offer.ts';
import { type Config, readConfig } from '../../../src/config/read-config.ts';
import { findLine } from '../../../src/lines/lines.ts';
import { createLog } from '../../../src/process/log.ts';
import { openLogOutput } from '../../../src/process/log-output.ts';
import { createMetrics } from '../../../src/process/metrics.ts';
import { openAgencyParts } from '../../../src/system/open-agency-parts.ts';
import { createCallNames } from '../../../src/secrets/call-names.ts';
import { openLiveLines } from '../../../src/system/open-live-lines.ts';
import { openSystem } from '../../../src/system.ts';
import { dataSecret, fillAgency } from '../load/fill-agency.ts';

const agencyName = 'california';
const number = '+18669013212';
const publicUrl = 'https://ivr.example.org';
const authToken = 'a token that signs for as long as a measurement lasts';

export type SystemHere = Awaited<ReturnType<typeof openSystemHere>>;

/**
 * The system as the server opens it, within this process: so many participants in SQLite in a folder, calls in memory. It does not listen,
 * and nothing goes on beside the calls. Of its log, warnings go to stderr.
 */
export async function openSystemHere(folder: string, count: number) {
  const databaseUrl = `sqlite:${join(folder, 'ivr.db')}`;
  const participants = await fillAgency(databaseUrl, count);
  const config = readConfig({ DATABASE_URL: databaseUrl, DATA_SECRET: dataSecret });
  const { agency, lines, close } = await openParts(config, join(folder, 'last-good'));
  const { prompts } = agency.parts;
  const system = await openSystem({
    ...commonParts,
    agencies: [agency.parts],
    log: agency.parts.log,
    count: agency.count,
    flows,
    lines,
  });
  const calls = system.calls.get(agencyName);
  if (!calls) throw new Error('There is no agency');
  const line = findLine(lines, number);
  if (!line) throw new Error(`No line answers at ${number}: flows/lines.yaml names none`);
  return {
    participants,
    line,
    prompts,
    publicUrl,
    takeTurn: calls.takeTurn,
    endCall: calls.endCall,
    forTextTelephones: createTtyOffer({ authTokens: [authToken], publicUrl: () => publicUrl, canMove: false }),
    async close() {
      await system.app.close();
      await close();
    },
  };
}

const commonParts = {
  outgoing: undefined,
  liveCalls: undefined,
  authTokens: [authToken],
  publicUrl,
  configuredUrl: undefined,
  now: Temporal.Now.instant,
  patience: usualPatience,
  retriesMs: retriesAfterCallMs,
} as const;

/** What calls stand on; copies of edited files are kept in a folder. */
async function openParts(config: Config, keptIn: string) {
  const log = createLog('warn', openLogOutput(process.stderr.fd));
  const edited = openLiveLines({ file: config.settings.lines, flows, agencies: [agencyName], keptIn }, log);
  const names = createCallNames();
  const metrics = createMetrics(log, () => () => {});
  const count = metrics.countOf(agencyName);
  const agency = await openAgencyParts(
    {
      agency: agencyName,
      config,
      lines: edited.lines,
      contractOf: contractFor,
      keptIn,
      nameCall: names.name,
      observers: [],
      count,
    },
    log,
  );
  names.use(agency.parts.keys);
  return { agency: { ...agency, count }, lines: edited.lines, close };

  async function close(): Promise<void> {
    edited.close();
    metrics.close();
    await agency.close();
  }
}
