import type { z } from 'zod';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { usualPatience } from '../../calls/patience.ts';
import { AgencyError, UnfitAnswer } from './agency-errors.ts';
import { createAgencyExchange, type AgencyAddress, type AgencyRequest } from './agency-exchange.ts';
import { createNewWords } from './new-words.ts';
import { nameRequest } from './name-request.ts';
import { parseAnswer } from './parse-answer.ts';
import { createRetryPolicy, type RetryLimits } from './retry-policy.ts';

export interface AgencyClientOptions extends AgencyAddress {
  readonly log: CallLog;
  readonly patience?: Partial<RetryLimits> | undefined;
}

export type AgencyClient = ReturnType<typeof createAgencyClient>;

/** Asks the agency and reads its answers. Logs operation, status, time and attempt: never what was sent or answered. */
export function createAgencyClient({ log, patience, ...address }: AgencyClientOptions) {
  const { exchange, close } = createAgencyExchange(address, log);
  const keepTrying = createRetryPolicy(log, patience);
  const noteNewWords = createNewWords(log);

  async function exchangeLogged(
    wish: Omit<AgencyRequest, 'id'>,
    attempt: number,
    signal: AbortSignal,
  ): Promise<Answered> {
    const request = { ...wish, id: nameRequest() };
    const facts = { operation: request.path, attempt, requestId: request.id };
    const startMs = performance.now();
    const durationMs = () => Math.round(performance.now() - startMs);
    try {
      const { status, text } = await exchange(request, signal);
      log.info({ ...facts, status, durationMs: durationMs() }, 'the agency answered');
      return { text, requestId: request.id };
    } catch (err) {
      if (signal.aborted) {
        log.info({ ...facts, durationMs: durationMs() }, 'the agency is not waited for any longer');
        throw err;
      }
      const status = err instanceof AgencyError ? err.status : undefined;
      log.warn({ ...facts, status, durationMs: durationMs(), err }, 'the agency gave no answer to use');
      throw err;
    }
  }

  /** Once or more, as patience has it. */
  function post(path: string, body: object, idempotencyKey?: string): Promise<Answered> {
    const request = { method: 'POST', path, body, idempotencyKey } as const;
    return keepTrying(path, (attempt, signal) => exchangeLogged(request, attempt, signal));
  }

  /** Sends what needs no answer: any 2xx is enough, and its body is not read. */
  async function send(path: string, body: object, idempotencyKey: string): Promise<void> {
    await post(path, body, idempotencyKey);
  }

  /** Asks and reads the answer. What changes something names its wish with a key, the same each time. */
  async function ask<Answer>(
    path: string,
    answer: z.ZodType<Answer>,
    body: object,
    idempotencyKey?: string,
  ): Promise<Answer> {
    const { text, requestId } = await post(path, body, idempotencyKey);
    try {
      const written = parseJson(path, text);
      const read = readAnswer(path, answer, written);
      noteNewWords(path, written);
      return read;
    } catch (cause) {
      const err = cause instanceof UnfitAnswer ? cause.of(requestId) : cause;
      const fields = err instanceof UnfitAnswer ? err.fields : [];
      log.error(
        { operation: path, requestId, fields, err },
        'the agency answered something else than the contract says',
      );
      throw err;
    }
  }

  /** Asks for its health, once. Rejects where it is not well. */
  async function check(): Promise<void> {
    await exchange({ method: 'GET', path: '/health', id: nameRequest() }, AbortSignal.timeout(usualPatience.healthMs));
  }

  return { ask, send, check, close, exchange };
}

interface Answered {
  readonly text: string;
  readonly requestId: string;
}

function readAnswer<Answer>(path: string, answer: z.ZodType<Answer>, written: unknown): Answer {
  const { success, data, error } = answer.safeParse(written);
  if (success) return data;
  const fields = error.issues.map((issue) => `${issue.path.join('.') || 'all of it'}: ${issue.message}`);
  throw new UnfitAnswer(`The answer to ${path} is not what agency-api.yaml says: ${fields.join('; ')}`, { fields });
}

/** Stands where bytes were no UTF-8: a letter was lost. */
const lostLetter = '\uFFFD';

/** Undefined where there is no text. The parser's own error would quote the text. */
function parseJson(path: string, text: string): unknown {
  if (text === '') return undefined;
  if (text.includes(lostLetter))
    throw new UnfitAnswer(`The answer to ${path} lost a letter on its way: it is not Unicode`);
  try {
    return parseAnswer(text);
  } catch {
    throw new UnfitAnswer(`The answer to ${path} is not JSON`);
  }
}
