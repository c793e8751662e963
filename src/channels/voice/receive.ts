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

/** What the caller did. Keys win over speech. */
export function readInput(webhook: VoiceWebhook): CallerInput {
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

/** `#` and silence end a message; 0 and `*` say that the caller wants something else. */
function readRecording(address: string, { RecordingDuration, Digits = '' }: VoiceWebhook): CallerInput {
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
