import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedParticipant } from '../load/generated-agency.ts';
import { dataSecret, fillAgency } from '../load/fill-agency.ts';
import type { ServerProgram } from '../load/start-server.ts';
import { startOptions } from '../../rigs/start-options.ts';
import { type SharedBackEnds, startSharedBackEnds } from './start-shared-back-ends.ts';
import { fillTeamRecords } from './team/fill-team-records.ts';

export const marks = ['a', 'b', 'c', 'd', 'e'] as const;

export type Mark = (typeof marks)[number];

export const names: Readonly<Record<Mark, string>> = {
  a: 'the ceiling: Fastify, formbody and the signature check, one fixed document',
  b: 'the peer: Express and the twilio library, as in its samples',
  c: 'ours: calls in memory, records in SQLite',
  d: 'ours: calls in Redis, records in PostgreSQL',
  e: 'the peer as a team puts it to use: session in Redis, a query a page to PostgreSQL, log, two languages',
};

/** The settings of every server. */
export const authToken = 'a token that signs for as long as a measurement lasts';
export const publicUrl = 'https://ivr.example.org';

export interface MeasuredSystem {
  readonly mark: Mark;
  readonly program: ServerProgram;
}

export interface MeasuredSystems {
  readonly systems: readonly MeasuredSystem[];
  readonly participants: readonly GeneratedParticipant[];
  /** The systems that cannot be measured here, and why. */
  readonly missing: Partial<Readonly<Record<Mark, string>>>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');

/** Prepares what the systems need: the records of so many participants, and the stores. */
export async function openMeasuredSystems(folder: string, participants: number): Promise<MeasuredSystems> {
  const sqlite = `sqlite:${join(folder, 'ivr.db')}`;
  const people = await fillAgency(sqlite, participants);
  const shared = await startSharedBackEnds();
  if (!('missing' in shared)) {
    await fillAgency(shared.databaseUrl, participants);
    await fillTeamRecords(shared.databaseUrl, people);
  }
  const at = (mark: Mark, module: string, env = {}) => ({ mark, program: describeProgram(folder, mark, module, env) });
  return {
    systems: [
      at('a', 'scripts/bench/server/systems/ceiling.ts'),
      at('b', 'scripts/bench/server/systems/peer.ts'),
      at('c', 'src/server.ts', { DATABASE_URL: sqlite }),
      ...('missing' in shared
        ? []
        : [
            at('d', 'src/server.ts', settingsOf(shared)),
            at('e', 'scripts/bench/server/systems/team-peer.ts', settingsOf(shared)),
          ]),
    ],
    participants: people,
    missing: 'missing' in shared ? { d: shared.missing, e: shared.missing } : {},
    close: async () => ('missing' in shared ? undefined : shared.stop()),
  };
}

function settingsOf({ databaseUrl, redisUrl }: SharedBackEnds) {
  return { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
}

/** A server in a folder of its own, with the options of Node that `npm start` has. */
function describeProgram(folder: string, mark: Mark, module: string, env: Record<string, string>): ServerProgram {
  const cwd = join(folder, mark);
  mkdirSync(cwd, { recursive: true });
  const own = { AGENCIES: 'california', TWILIO_AUTH_TOKEN: authToken, PUBLIC_URL: publicUrl, DATA_SECRET: dataSecret };
  return { module: join(root, module), options: startOptions, env: { ...own, ...env }, cwd };
}
