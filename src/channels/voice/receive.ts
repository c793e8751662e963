import { z } from 'zod';
import { Count, Parameter, readDialResult, Webhook } from '../../carrier/webhook.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { languages } from '../../dialogue/language.ts';
import { paces } from '../../dialogue/output.ts';

/** The parameters of the carrier's webhooks that matter on this channel. */
const VoiceWebhook = Webhook.extend({
  Digits: Parameter,
  FinishedOnKey: Parameter,
  SpeechResult: Parameter,
  Confidence: Parameter,
  RecordingUrl: Parameter,
  RecordingDuration: Parameter,
});

export type VoiceWebhook = z.infer<typeof VoiceWebhook>;

/** Reads the body of a webhook. Throws `ZodError` where it names no call. */
export function readVoiceWebhook(body: unknown): VoiceWebhook {
  return VoiceWebhook.parse(body);
}

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

/** Whoever presses 0 sooner has left no message. */
const shortestMessageSeconds = 3;

const DeskUrl = z.object({ params: z.object({ line: z.string() }), query: TurnUrl.shape.query });

/** Reads what travelled in the address of an introduction at the desk. */
export function readDeskUrl(request: { readonly params: unknown; readonly query: unknown }) {
  const { params, query } = DeskUrl.parse(request);
  const { language, pace } = query;
  return { name: params.line, ...(language && { language }), ...(pace && { pace }) };
}

/** What the caller did. Keys win over speech. */
export function readInput(webhook: VoiceWebhook): CallerInput {
  if (webhook.DialCallStatus) return { kind: 'returned', result: readDialResult(webhook) };
  if (webhook.RecordingUrl) return readRecording(webhook.RecordingUrl, webhook);
  const keys = (webhook.Digits ?? '').replaceAll(/[^0-9*#]/g, '');
  if (keys) return { kind: 'keys', keys };
  const text = (webhook.SpeechResult ?? '').trim();
  if (text) return { kind: 'speech', text, ...readConfidence(webhook.Confidence) };
  // A lone `#` comes as the finishing key of no digits.
  if (!webhook.Digits && webhook.FinishedOnKey === '#') return { kind: 'keys', keys: '#' };
  return { kind: 'silence' };
}

/** `#` and silence end a message; 0 and `*` say that the caller wants something else. What was said before a 0 is a message still, `*` begins it anew. */
function readRecording(address: string, { RecordingDuration, Digits = '' }: VoiceWebhook): CallerInput {
  const url = URL.parse(address);
  const seconds = Count.parse(RecordingDuration);
  const wantsAgent = Digits === '0';
  if (Digits === '*' || (wantsAgent && seconds < shortestMessageSeconds)) return { kind: 'keys', keys: Digits };
  if (!url || !/^https?:$/.test(url.protocol) || seconds === 0) return { kind: 'silence' };
  const hungUp = Digits === 'hangup';
  return { kind: 'recorded', recording: url.href, seconds, hungUp, ...(wantsAgent && { wantsAgent }) };
}

function readConfidence(given = ''): { confidence?: number } {
  const confidence = Number.parseFloat(given);
  return confidence >= 0 && confidence <= 1 ? { confidence } : {};
}
