import { randomUUID } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { OpenAPIBackend } from 'openapi-backend';
import { Agent, fetch } from 'undici';
import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import { parseAnswer } from '../../../src/adapters/http/parse-answer.ts';
import { contract } from './create-agency-api.ts';

/** An answer as it came. `faults`: where it does not fit the contract, without its values. */
export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly durationMs: number;
  readonly faults: readonly string[];
}

interface AskOptions {
  /** A new one for each question, where left out. */
  readonly key?: string;
  readonly token?: string | undefined;
  /** Whether no client certificate is shown. */
  readonly isBare?: boolean;
}

export type AskAgency = (operationId: string, body?: object, options?: AskOptions) => Promise<RawAnswer>;

const patienceMs = 12_000;

export interface OpenAgency {
  readonly ask: AskAgency;
  readonly close: () => Promise<void>;
}

/** Milliseconds from any moment on. */
export type StopWatch = () => number;

/** Asks an agency for one operation of the contract at a time, once, and holds the answer to it. Throws where `tls` cannot be used. */
export async function openAgency(
  { url, token, tls = {} }: AgencyAddress,
  watch: StopWatch = () => performance.now(),
): Promise<OpenAgency> {
  const { ca } = tls;
  const known = new Agent({ connect: { secureContext: createSecureContext(tls) } });
  const bare = new Agent({ connect: { secureContext: createSecureContext({ ...(ca && { ca }) }) } });
  const api = new OpenAPIBackend({
    definition: contract,
    strict: true,
    ajvOpts: { formats: { date: true, 'date-time': true }, allErrors: true },
  });
  await api.init();

  return { ask: askAgency, close: async () => void (await Promise.all([known.close(), bare.close()])) };

  async function askAgency(operationId: string, body?: object, options: AskOptions = {}): Promise<RawAnswer> {
    const { key = randomUUID(), isBare = false } = options;
    const given = 'token' in options ? options.token : token;
    const operation = api.getOperation(operationId);
    if (!operation) throw new Error(`agency-api.yaml has no ${operationId}`);
    const startMs = watch();
    const response = await fetch(url + operation.path, {
      method: operation.method.toUpperCase(),
      redirect: 'manual',
      dispatcher: isBare ? bare : known,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-encoding': 'identity',
        'idempotency-key': key,
        'x-request-id': randomUUID(),
        ...(given !== undefined && { authorization: `Bearer ${given}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const durationMs = Math.round(watch() - startMs);
    const { status } = response;
    const read = readJson(text);
    const { errors } = status === 200 ? api.validateResponse(read ?? null, operationId, status) : { errors: null };
    const faults = (errors ?? []).map(({ instancePath, message }) => `${instancePath || 'all of it'} ${message ?? ''}`);
    return { status, body: read, durationMs, faults };
  }
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : parseAnswer(text);
  } catch {
    return 'no JSON';
  }
}
