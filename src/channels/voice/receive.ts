import { z } from 'zod';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { languages } from '../../dialogue/language.ts';
import { paces } from '../../dialogue/output.ts';

/** A parameter sent twice arrives as a list: the first counts. */
const Parameter = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first)])
  .optional()
  .catch(undefined);

/** The parameters of the carrier's webhooks that matter here. Others come without notice and are passed over. */
const Webhook = z.object({
  CallSid: Parameter.pipe(z.string().regex(/^[\w-]{1,64}$/)),
  To: Parameter,
  Digits: Parameter,
  FinishedOnKey: Parameter,
  SpeechResult: Parameter,
  Confidence: Parameter,
  RecordingUrl: Parameter,
  RecordingDuration: Parameter,
  DialCallStatus: Parameter,
  CallStatus: Parameter,
});

export type Webhook = z.infer<typeof Webhook>;

/** Reads the body of a webhook. Throws `ZodError` where it names no call. */
export function readWebhook(body: unknown): Webhook {
  return Webhook.parse(body);
}

/** The caller's number, or a word where it is withheld. */
export function readSource(body: unknown): { source?: string } {
  const { From } = Numbers.safeParse(body).data ?? {};
  return From === undefined ? {} : { source: From };
}

/** The dialled number where the caller's own is withheld, which comes as a word; carriers refuse calls without one. */
export function readCallerId(body: unknown): string | undefined {
  const { From = '', To } = Numbers.safeParse(body).data ?? {};
  return /^\+[1-9]\d{6,14}$/.test(From) ? undefined : To;
}

const Numbers = z.object({ From: Parameter, To: Parameter });

/** The number that was dialled, however little else of the body can be read. */
export function readDialled(body: unknown): string {
  return Numbers.safeParse(body).data?.To ?? '';
}

const Count = z.coerce.number().pipe(z.int().min(0)).catch(0);

const TurnUrl = z.object({
  params: z.object({ turn: Count }),
  query: z.object({
    language: z.enum(languages).optional().catch(undefined),
    pace: z.enum(paces).optional().catch(undefined),
    faults: Count,
    waits: Count,
  }),
});

/** Reads what travelled in the URL of a turn; what cannot be read counts as not there. */
export function readTurnUrl(request: { readonly params: unknown; readonly query: unknown }) {
  const { params, query } = TurnUrl.parse(request);
  const { faults, waits, language, pace } = query;
  return { turn: params.turn, faults, waits, ...(language && { language }), ...(pace && { pace }) };
}

/** What the caller did. Keys win over speech. */
export function readInput(webhook: Webhook): CallerInput {
  if (webhook.DialCallStatus) return { kind: 'returned', result: readDialResult(webhook.DialCallStatus) };
  if (webhook.RecordingUrl) return readRecording(webhook.RecordingUrl, webhook);
  const keys = (webhook.Digits ?? '').replaceAll(/[^0-9*#]/g, '');
  if (keys) return { kind: 'keys', keys };
  const text = (webhook.SpeechResult ?? '').trim();
  if (text) return { kind: 'speech', text, ...readConfidence(webhook.Confidence) };
  // A lone `#` comes as the finishing key of no digits.
  if (!webhook.Digits && webhook.FinishedOnKey === '#') return { kind: 'keys', keys: '#' };
  return { kind: 'silence' };
}

function readDialResult(status: string): 'served' | 'unreached' {
  return status === 'completed' || status === 'answered' ? 'served' : 'unreached';
}

/** `#` and silence end a message; 0 and `*` say that the caller wants something else. */
function readRecording(address: string, { RecordingDuration, Digits = '' }: Webhook): CallerInput {
  if (Digits === '0' || Digits === '*') return { kind: 'keys', keys: Digits };
  const url = URL.parse(address);
  const seconds = Count.parse(RecordingDuration);
  if (!url || !/^https?:$/.test(url.protocol) || seconds === 0) return { kind: 'silence' };
  return { kind: 'recorded', recording: url.href, seconds, hungUp: Digits === 'hangup' };
}

function readConfidence(given = ''): { confidence?: number } {
  const confidence = Number.parseFloat(given);
  return confidence >= 0 && confidence <= 1 ? { confidence } : {};
}

const endings: ReadonlySet<string | undefined> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Whether a status says that the call is over. */
export function isOver({ CallStatus }: Webhook): boolean {
  return endings.has(CallStatus);
}
