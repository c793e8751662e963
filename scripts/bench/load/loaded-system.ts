import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GeneratedParticipant } from './generated-agency.ts';
import { dataSecret, fillAgency } from './fill-agency.ts';
import { startOptions } from '../../rigs/start-options.ts';
import { type Usage, startServer } from './start-server.ts';

/** A server under load. */
export interface LoadedSystem {
  readonly origin: string;
  readonly publicUrl: string;
  readonly authToken: string;
  readonly participants: readonly GeneratedParticipant[];
  /** Left out where the server is somebody else's process. */
  readonly measure?: () => Promise<Usage>;
  close(): Promise<void>;
}

const authToken = 'a token that signs for as long as a measurement lasts';
const publicUrl = 'https://ivr.example.org';

/** A server of its own, with so many participants in SQLite, calls in its memory; bound to a core where one is named. */
export async function openLoadedSystem(participants: number, core?: number): Promise<LoadedSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-load-'));
  const databaseUrl = `sqlite:${join(folder, 'ivr.db')}`;
  const people = await fillAgency(databaseUrl, participants);
  const server = await startServer({
    module: join(import.meta.dirname, '../../../src/server.ts'),
    options: startOptions,
    cwd: folder,
    ...(core !== undefined && { core }),
    env: {
      AGENCIES: 'california',
      TWILIO_AUTH_TOKEN: authToken,
      PUBLIC_URL: publicUrl,
      DATABASE_URL: databaseUrl,
      DATA_SECRET: dataSecret,
    },
  });
  return {
    origin: server.origin,
    publicUrl,
    authToken,
    participants: people,
    measure: () => server.measure('collect'),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that runs already: nobody knows who can sign in there. */
export function callSystem(url: string, token: string): LoadedSystem {
  const { origin } = new URL(url);
  return { origin, publicUrl: url.replace(/\/$/, ''), authToken: token, participants: [], close: async () => {} };
}
