import { join } from 'node:path';
import process from 'node:process';
import { flows, promptContract } from '../../../flows/index.ts';
import { auditEffects } from '../../../src/calls/effects/audit-effects.ts';
import { retriesAfterCallMs, usualPatience } from '../../../src/calls/patience.ts';
import { createTtyOffer } from '../../../src/channels/tty/tty-offer.ts';
import { type Config, readConfig } from '../../../src/config/read-config.ts';
import { findLine } from '../../../src/lines/lines.ts';
import { createLog } from '../../../src/process/log.ts';
import { openLogOutput } from '../../../src/process/log-output.ts';
import { createMetrics } from '../../../src/process/metrics.ts';
import { openLiveLines } from '../../../src/system/open-live-lines.ts';
import { openPrompts } from '../../../src/system/open-prompts.ts';
import { openRecords } from '../../../src/system/open-records.ts';
import { openStores } from '../../../src/system/open-stores.ts';
import { openSystem } from '../../../src/system.ts';
import { dataSecret, fillAgency } from '../load/fill-agency.ts';

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
  const { prompts, lines, parts, close } = await openParts(config, join(folder, 'last-good'));
  const system = await openSystem({ ...parts, flows, lines, prompts });
  const line = findLine(lines, number);
  if (!line) throw new Error(`No line answers at ${number}: flows/lines.yaml names none`);
  return {
    participants,
    line,
    prompts,
    publicUrl,
    takeTurn: system.takeTurn,
    endCall: system.endCall,
    forTextTelephones: createTtyOffer({ authTokens: [authToken], publicUrl: () => publicUrl, canMove: false }),
    async close() {
      await system.app.close();
      await close();
    },
  };
}

/** What calls stand on; copies of edited files are kept in a folder. */
async function openParts(config: Config, keptIn: string) {
  const log = createLog('warn', openLogOutput(process.stderr.fd));
  const edited = openLiveLines({ file: config.settings.lines, flows, keptIn }, log);
  const prompts = openPrompts({ folder: config.settings.prompts, contract: promptContract, keptIn }, log);
  const { ended, ...agency } = await openRecords(config, log);
  const stores = await openStores(config, log);
  const metrics = createMetrics(log);
  const parts = {
    ...stores,
    ...agency,
    ended: ended ?? stores.ended,
    audit: auditEffects({ trail: agency.trail, log, patience: usualPatience }),
    outgoing: undefined,
    liveCalls: undefined,
    authTokens: [authToken],
    publicUrl,
    configuredUrl: undefined,
    log,
    count: metrics.count,
    now: Temporal.Now.instant,
    patience: usualPatience,
    retriesMs: retriesAfterCallMs,
  } as const;
  return { prompts, lines: edited.lines, parts, close: closeParts };

  async function closeParts(): Promise<void> {
    edited.close();
    prompts.close();
    metrics.close();
    await Promise.all([stores.close(), agency.records.close()]);
  }
}
