import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
 * Finds the server to call: the one at `url`, else the first that wrote a file into `folder`, else the one of the settings, at its public URL or where
 * it listens. Throws with what to do where there is none.
 */
export function findServer(options: {
  readonly url: string | undefined;
  readonly folder: string;
  readonly readSettings: () => ServerSettings;
}): Server {
  const { url, folder, readSettings } = options;
  const files = listCarrierFiles(folder);
  const [first] = files;
  if (url === undefined && first !== undefined) return readCarrierFile(first);
  const running = files.map(readCarrierFile).find((one) => url !== undefined && isSame(one.url, url));
  if (running) return running;
  const settings = readSettings();
  const { publicUrl, twilioAuthToken: authToken } = settings;
  const named = url ?? publicUrl;
  if (authToken !== undefined) return { url: named ?? listeningAddress(settings), authToken };
  if (named !== undefined) throw new Error(`Set TWILIO_AUTH_TOKEN to the token of the server at ${named}.`);
  throw new Error('No server runs here: start one with "npm start", or name one with --url.');
}

/** `carrier.json`, and behind it those of servers that were started while its server ran. */
function listCarrierFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^carrier(?:-\d+)?\.json$/.test(name));
  return names
    .toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1))
    .map((name) => join(folder, name));
}

function readCarrierFile(file: string): Server {
  try {
    const { url, token } = CarrierFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { url, authToken: token };
  } catch (cause) {
    throw new Error(`${file} was not written by a server: remove it, then start the server again.`, { cause });
  }
}

function isSame(one: string, other: string): boolean {
  return URL.parse(one)?.href === URL.parse(other)?.href;
}

/** The address that a server without a public URL is signed for. */
function listeningAddress({ host, port }: ServerSettings): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
