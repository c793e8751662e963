import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { takeSignedWebhooks, type WebhookGate } from '../../twilio/signed-webhooks.ts';
import { isOver, readDialled, readWebhook } from '../../twilio/webhook.ts';
import type { Agencies } from '../../calls/agencies.ts';
import type { Count } from '../../calls/ports/count.ts';
import { findLineInUse } from '../../lines/lines.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { readCarried } from './carried-cookie.ts';
import { cardRoutes } from './card-routes.ts';
import { callbackRoutes } from './callback-routes.ts';
import { noteRecording } from './note-recording.ts';
import { introductionRoutes } from './introduction-routes.ts';
import { readInput, readTurnBeforeFailed, readTurnUrl, readVoiceWebhook } from './receive.ts';
import { readCardResult } from '../cards/read-card-result.ts';
import { settleCardBeside } from '../cards/settle-card.ts';
import { reminderRoutes } from './reminder-routes.ts';
import { recordingRoutes } from './recording-routes.ts';
import { createVoiceAnswers, type OfferToTextTelephones } from './voice-answers.ts';

export interface VoiceOptions extends WebhookGate {
  readonly agencies: Agencies;
  readonly forTextTelephones: OfferToTextTelephones;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const { agencies, publicUrl, isBusy } = options;
  const answers = createVoiceAnswers(options);

  await takeSignedWebhooks(voice, { ...options, answerFault: answers.answerFault });

  voice.post('/incoming', async (request, reply) => {
    const handedOver = answers.handOver(request, reply);
    if (handedOver) return handedOver;
    const before = readTurnBeforeFailed(request.body);
    // A call in progress is not turned away.
    if (before) {
      settleCardBeside(agencies, request);
      return answers.answerTurn(request, reply, { ...before, input: { kind: 'silence' } }, { isCardAsked: true });
    }
    return isBusy() ? answers.turnAway(request, reply) : answers.answerTurn(request, reply, beginning);
  });

  voice.post('/turn/:turn', async (request, reply) => {
    const handedOver = answers.handOver(request, reply);
    if (handedOver) return handedOver;
    const turn = readTurnUrl(request);
    const input = turn.waits > 0 ? waiting : readBrought(agencies, request);
    return answers.answerTurn(request, reply, { ...turn, input });
  });

  voice.post('/status', (request, reply) =>
    answerStatus(request, reply, async () => {
      const webhook = readWebhook(request.body);
      const over = { callId: webhook.CallSid, ...readCarried(request.headers.cookie) };
      if (isOver(webhook)) await agencies.endCall(over, findLineInUse(agencies.lines, readDialled(request.body)));
    }),
  );

  await voice.register(reminderRoutes, { prefix: '/reminder', ...answers, agencies, publicUrl });
  await voice.register(recordingRoutes, { agencies });
  await voice.register(cardRoutes, { agencies });
  await voice.register(introductionRoutes, { prefix: '/desk', agencies, publicUrl });
  if (agencies.first.callbacks) await voice.register(callbackRoutes, { prefix: '/callback', agencies, publicUrl });
}

/** What the caller did in a turn. What a webhook tells of a recording or a card is kept beside the turn as well. */
function readBrought(agencies: Agencies, request: FastifyRequest): CallerInput {
  const webhook = readVoiceWebhook(request.body);
  noteRecording(agencies, webhook, request.log);
  settleCardBeside(agencies, request);
  const result = readCardResult(request.body);
  return result ? { kind: 'charged', ...result } : readInput(webhook);
}

const waiting: CallerInput = { kind: 'waiting' };

const beginning = { turn: 0, faults: 0, input: { kind: 'silence' } } as const;
