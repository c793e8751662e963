import type { IncomingMessage, ServerResponse } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { onTestFinished, vi } from 'vitest';
import { openApiBehindProxy } from './api-behind-proxy.ts';

export const accountSid = `AC${'0b'.repeat(16)}`;
export const accountToken = 'fedcba9876543210fedcba9876543210';

const folder = `/2010-04-01/Accounts/${accountSid}`;
const pageSize = 2;

/** A recording at the carrier, and how it answers for it. */
export interface StoredRecording {
  readonly sid: string;
  readonly call: string;
  readonly source?: string;
  readonly account?: string;
  readonly createdAtMs?: number;
  readonly status?: string;
  readonly duration?: string;
  readonly encrypted?: boolean;
  readonly audio?: Buffer;
  readonly type?: string;
  /** How often it is unknown yet. */
  missing?: number;
  /** How often deleting it fails. */
  failing?: number;
  /** Where a client is sent that asks for the audio. */
  readonly movedTo?: string;
  /** Sends the head of the audio and never the rest. */
  readonly stalls?: boolean;
  /** Answers nothing at all where it is to be deleted. */
  stallsDelete?: boolean;
}

/** Where the carrier says that a recording is. */
export function addressOf(sid: string, account = accountSid): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${sid}`;
}

/** The name of a recording, as the carrier makes them. */
export function nameSid(kind: 'RE' | 'CA', number: number): string {
  return kind + String(number).padStart(32, '0');
}

/** A short WAV file with these words in it, so that they can be searched for. */
export function makeWave(words: string): Buffer {
  const data = Buffer.from(words.padEnd(64, '.'));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Leads what this process asks of the carrier to a stand-in, until the test is over. */
export function reachStandIn({ ca, env }: Awaited<ReturnType<typeof openApiBehindProxy>>): void {
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, ca]);
  vi.stubEnv('HTTP_PROXY', env.HTTP_PROXY);
  onTestFinished(() => {
    setDefaultCACertificates(trusted);
    vi.unstubAllEnvs();
  });
}

/** The carrier's recordings of one account, as its REST API gives them. `asked` is what came, method and path. */
export async function openStandInRecordings(
  calls: Readonly<Record<string, { to: string; direction: string }>> = {},
  token = accountToken,
) {
  const stored = new Map<string, StoredRecording>();
  const asked: string[] = [];
  const waiting = new Set<() => void>();
  const opened = await openApiBehindProxy((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    serve(request, response);
    for (const look of waiting) look();
  });
  return {
    ...opened,
    asked,
    stored,
    put: (one: StoredRecording) => void stored.set(one.sid, one),
    /** Resolves once something was asked for that begins so. */
    async awaitAsked(beginning: string): Promise<void> {
      if (asked.some((one) => one.startsWith(beginning))) return;
      await new Promise<void>((resolve) => {
        waiting.add(() => asked.some((one) => one.startsWith(beginning)) && resolve());
      });
    },
    env: { ...opened.env, TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: token },
  };

  function serve({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, 'https://api.twilio.com');
    if (headers.authorization !== `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`)
      return answer(response, 401);
    if (pathname === `${folder}/Recordings.json`) return answer(response, 200, page(searchParams));
    const call = /\/Calls\/(?<sid>\w+)\.json$/.exec(pathname)?.groups?.['sid'] ?? '';
    if (calls[call]) return answer(response, 200, calls[call]);
    const { sid = '', ending } = /\/Recordings\/(?<sid>\w+)\.(?<ending>json|wav)$/.exec(pathname)?.groups ?? {};
    const one = stored.get(sid);
    if (!one || !pathname.startsWith(folder)) return answer(response, 404);
    if (method === 'DELETE') return remove(one, response);
    if (one.missing) {
      one.missing -= 1;
      return answer(response, 404);
    }
    return ending === 'json' ? answer(response, 200, describe(one)) : play(one, response);
  }

  function remove(one: StoredRecording, response: ServerResponse): void {
    if (one.stallsDelete) return;
    if (one.failing) {
      one.failing -= 1;
      return answer(response, 500);
    }
    stored.delete(one.sid);
    return answer(response, 204);
  }

  function page(query: URLSearchParams): object {
    const [from, to] = [query.get('DateCreated>'), query.get('DateCreated<')].map((at) => Date.parse(at ?? ''));
    const all = [...stored.values()].filter(
      ({ createdAtMs = 0 }) => createdAtMs >= Number(from) && createdAtMs <= Number(to),
    );
    const at = Number(query.get('Page') ?? 0);
    query.set('Page', String(at + 1));
    return {
      recordings: all.slice(at * pageSize, (at + 1) * pageSize).map(describe),
      next_page_uri: (at + 1) * pageSize < all.length ? `${folder}/Recordings.json?${query.toString()}` : null,
      page: at,
      page_size: pageSize,
    };
  }
}

function describe(one: StoredRecording): object {
  return {
    sid: one.sid,
    account_sid: one.account ?? accountSid,
    call_sid: one.call,
    source: one.source ?? 'RecordVerb',
    status: one.status ?? 'completed',
    duration: one.duration ?? '12',
    encryption_details: one.encrypted ? { encryption_cek: 'wrapped' } : null,
    date_created: new Date(one.createdAtMs ?? 0).toUTCString(),
  };
}

function play(
  { movedTo, type = 'audio/x-wav', audio = makeWave('a message'), stalls }: StoredRecording,
  response: ServerResponse,
) {
  if (movedTo !== undefined) return void response.writeHead(302, { location: movedTo }).end();
  response.writeHead(200, { 'content-type': type, 'content-length': audio.length });
  if (stalls) response.write(audio.subarray(0, 20));
  else response.end(audio);
}

function answer(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
