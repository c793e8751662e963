import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where the server answers, and the token that its webhooks are signed with. */
export interface Server {
  readonly url: string;
  readonly authToken: string;
}

interface ServerSettings {
  /** Where a server of these settings listens. */
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string | undefined;
  readonly twilioAuthToken?: string | undefined;
}

/** Written by a server that runs on this machine without a token of its own. */
const CarrierFile = z.object({ url: z.url(), token: z.string().min(1) });

/**
 * Finds the server to call: the one at `url`, else the one that wrote `file`, else the one of the settings, at its public URL or where it listens.
 * Throws with what to do where there is none.
 */
export function findServer(options: {
  readonly url: string | undefined;
  readonly file: string;
  readonly readSettings: () => ServerSettings;
}): Server {
  const { url, file, readSettings } = options;
  if (url === undefined && existsSync(file)) {
    const written = CarrierFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { url: written.url, authToken: written.token };
  }
  const settings = readSettings();
  const { publicUrl, twilioAuthToken: authToken } = settings;
  const named = url ?? publicUrl;
  if (authToken !== undefined) return { url: named ?? listeningAddress(settings), authToken };
  if (named !== undefined) throw new Error(`Set TWILIO_AUTH_TOKEN to the token of the server at ${named}.`);
  throw new Error('No server runs here: start one with "npm start", or name one with --url.');
}

/** The address that a server without a public URL is signed for. */
function listeningAddress({ host, port }: ServerSettings): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
