import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where the server answers, and the token that its webhooks are signed with. */
export interface Server {
  readonly url: string;
  readonly authToken: string;
}

interface ServerSettings {
  readonly publicUrl?: string | undefined;
  readonly twilioAuthToken?: string | undefined;
}

/** Written by a server that runs on this machine without a token of its own. */
const CarrierFile = z.object({ url: z.url(), token: z.string().min(1) });

/**
 * Finds the server to call: the one at `url`, else the one that wrote `file`, else the one of the settings.
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
  const address = url ?? settings.publicUrl;
  if (address === undefined)
    throw new Error('No server runs here: start one with "npm start", or name one with --url.');
  if (settings.twilioAuthToken === undefined) {
    throw new Error(`Set TWILIO_AUTH_TOKEN to the token of the server at ${address}.`);
  }
  return { url: address, authToken: settings.twilioAuthToken };
}
