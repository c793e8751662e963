import type { FastifyInstance } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { takeSignedWebhooks, type WebhookGate } from '../../twilio/signed-webhooks.ts';
import { readRecordingAddress } from '../../twilio/read-recording-address.ts';
import { isOver, readDialled, readWebhook } from '../../twilio/webhook.ts';
import type { Count } from '../../calls/ports/count.ts';
import type { Callbacks } from '../../calls/queue/callbacks.ts';
import type { EndCall } from '../../calls/turns/end-call.ts';
import type { Introduce } from '../../calls/queue/introduce-at-desk.ts';
import { findLineInUse, type Lines } from '../../lines/lines.ts';
import type { TakeTurn } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { readCarried } from './carried-cookie.ts';
import { callbackRoutes } from './callback-routes.ts';
import { introductionRoutes } from './introduction-routes.ts';
import { readInput, readTurnUrl, readVoiceWebhook } from './receive.ts';
import { createVoiceAnswers, type OfferToTextTelephones } from './voice-answers.ts';

export interface VoiceOptions extends WebhookGate {
  readonly lines: Lines;
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  readonly introduce: Introduce;
  /** Calls back callers who keep a place in the queue. Left out where calls cannot be placed. */
  readonly callbacks: Callbacks | undefined;
  readonly forTextTelephones: OfferToTextTelephones;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const { lines, prompts, endCall, introduce, callbacks, publicUrl, isBusy } = options;
  const answers = createVoiceAnswers(options);

  await takeSignedWebhooks(voice, { ...options, answerFault: answers.answerFault });

  voice.post('/incoming', async (request, reply) => {
    const handedOver = answers.handOver(request, reply);
    if (handedOver) return handedOver;
    if (isBusy()) return answers.turnAway(request, reply);
    return answers.answerTurn(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } });
  });

  voice.post('/turn/:turn', async (request, reply) => {
    const handedOver = answers.handOver(request, reply);
    if (handedOver) return handedOver;
    const turn = readTurnUrl(request);
    const webhook = readVoiceWebhook(request.body);
    if (webhook.RecordingUrl && readRecordingAddress(webhook.RecordingUrl) === undefined) {
      request.log.error({ call: webhook.CallSid }, 'voice: a recording is refused, its address is none of the carrier');
    }
    const input = turn.waits > 0 ? waiting : readInput(webhook);
    return answers.answerTurn(request, reply, { ...turn, input });
  });

  voice.post('/status', (request, reply) =>
    answerStatus(request, reply, async () => {
      const webhook = readWebhook(request.body);
      const line = findLineInUse(lines, readDialled(request.body));
      const along = readCarried(request.headers.cookie);
      if (isOver(webhook)) await endCall({ callId: webhook.CallSid, line: line?.name ?? '', ...along });
    }),
  );

  await voice.register(introductionRoutes, { prefix: '/desk', lines, prompts, introduce, publicUrl });
  if (callbacks) await voice.register(callbackRoutes, { prefix: '/callback', lines, prompts, publicUrl, callbacks });
}

const waiting: CallerInput = { kind: 'waiting' };
