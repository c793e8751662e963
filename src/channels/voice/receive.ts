import {
  readCount,
  readDialResult,
  readFailedUrl,
  readParameter,
  readWebhook,
  type CallWebhook,
} from '../../twilio/webhook.ts';
import { readRecordingAddress } from '../../twilio/read-recording-address.ts';
import { PaymentName } from '../../agency/card-payment.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { languages } from '../../text/language.ts';
import { paces } from '../../dialogue/output.ts';

/** The parameters of the carrier's webhooks that matter on this channel. */
export interface VoiceWebhook extends CallWebhook {
  readonly Digits: string | undefined;
  readonly FinishedOnKey: string | undefined;
  readonly SpeechResult: string | undefined;
  readonly Confidence: string | undefined;
  readonly RecordingUrl: string | undefined;
  readonly RecordingDuration: string | undefined;
}

/** Reads the body of a webhook. Throws `ZodError` where it names no call. */
export function readVoiceWebhook(body: unknown): VoiceWebhook {
  return {
    ...readWebhook(body),
    Digits: readParameter(body, 'Digits'),
    FinishedOnKey: readParameter(body, 'FinishedOnKey'),
    SpeechResult: readParameter(body, 'SpeechResult'),
    Confidence: readParameter(body, 'Confidence'),
    RecordingUrl: readParameter(body, 'RecordingUrl'),
    RecordingDuration: readParameter(body, 'RecordingDuration'),
  };
}

/** The parts of a URL that hold values. */
interface Address {
  readonly params: unknown;
  readonly query: unknown;
}

/** Reads the URL of a turn. Unreadable values count as missing. */
export function readTurnUrl({ params, query }: Address) {
  const payment = PaymentName.safeParse(readParameter(query, 'payment')).data;
  return {
    ...(payment !== undefined && { payment }),
    turn: readCount(readParameter(params, 'turn')),
    faults: readCount(readParameter(query, 'faults')),
    waits: readCount(readParameter(query, 'waits')),
    ...readManner(query),
  };
}

/**
 * The turn before the one whose webhook failed, where the carrier turns to the number's second address in the middle of a call. It was
 * taken already: taken again, it moves nothing and tells where the call stands.
 */
export function readTurnBeforeFailed(body: unknown): Omit<ReturnType<typeof readTurnUrl>, 'waits'> | undefined {
  const failed = readFailedUrl(body);
  const { turn } = /\/voice\/turn\/(?<turn>\d+)$/.exec(failed?.pathname ?? '')?.groups ?? {};
  if (failed === undefined || turn === undefined) return undefined;
  const { waits: _, ...read } = readTurnUrl({ params: { turn }, query: Object.fromEntries(failed.searchParams) });
  return { ...read, turn: Math.max(read.turn - 1, 0) };
}

/** The line of a text telephone that was moved from the dialled line, where its webhook failed. */
export function readFailedTtyLine(body: unknown): string | undefined {
  const failed = readFailedUrl(body);
  const isTty = /\/tty\/(?:after|paid)\/\d+$/.test(failed?.pathname ?? '');
  return isTty ? (failed?.searchParams.get('line') ?? undefined) : undefined;
}

/** Reads the URL of an introduction at the desk. */
export function readDeskUrl({ params, query }: Address) {
  return { name: readParameter(params, 'line') ?? '', ...readManner(query) };
}

/** Reads language and pace where a query has them. */
export function readManner(query: unknown) {
  const language = languages.find((one) => one === readParameter(query, 'language'));
  const pace = paces.find((one) => one === readParameter(query, 'pace'));
  return { ...(language && { language }), ...(pace && { pace }) };
}

/** A 0 sooner than this leaves no message. */
const shortestMessageSeconds = 3;

/** Reads what the caller did. Keys win over speech. */
export function readInput(webhook: VoiceWebhook): CallerInput {
  if (webhook.DialCallStatus) return { kind: 'returned', result: readDialResult(webhook) };
  if (webhook.RecordingUrl) return readRecording(webhook.RecordingUrl, webhook);
  const keys = (webhook.Digits ?? '').replaceAll(/[^0-9*#]/g, '');
  if (keys) return { kind: 'keys', keys };
  const text = (webhook.SpeechResult ?? '').trim();
  if (text) return { kind: 'speech', text, ...readConfidence(webhook.Confidence) };
  // A lone `#` comes as a finishing key without digits.
  if (!webhook.Digits && webhook.FinishedOnKey === '#') return { kind: 'keys', keys: '#' };
  return { kind: 'silence' };
}

/**
 * `#` and silence end a message. `*` begins it again. 0 asks for an agent and keeps what was said before. A message whose length is not
 * told is kept: nobody knows that it is empty.
 */
function readRecording(address: string, { RecordingDuration, Digits = '' }: VoiceWebhook): CallerInput {
  const recording = readRecordingAddress(address);
  const seconds = readSeconds(RecordingDuration);
  const wantsAgent = Digits === '0';
  const isShort = seconds !== undefined && seconds < shortestMessageSeconds;
  if (Digits === '*' || (wantsAgent && isShort)) return { kind: 'keys', keys: Digits };
  if (recording === undefined || seconds === 0) return { kind: 'silence' };
  const hungUp = Digits === 'hangup';
  return { kind: 'recorded', recording, hungUp, ...(wantsAgent && { wantsAgent }) };
}

/** A length in seconds, whole or not; undefined where it cannot be read. */
function readSeconds(written: string | undefined): number | undefined {
  const seconds = written?.trim() ? Number(written) : Number.NaN;
  return seconds >= 0 ? seconds : undefined;
}

function readConfidence(given = ''): { confidence?: number } {
  const confidence = Number.parseFloat(given);
  return confidence >= 0 && confidence <= 1 ? { confidence } : {};
}
