import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { takeSignedWebhooks, type WebhookGate } from '../../twilio/signed-webhooks.ts';
import { sendTwiml } from '../../twilio/twiml.ts';
import { isOver, readDialled, readWebhook } from '../../twilio/webhook.ts';
import type { Agencies } from '../../calls/agencies.ts';
import { findLineInUse, type Lines } from '../../lines/lines.ts';
import type { Count } from '../../calls/ports/count.ts';
import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import type { SharedSets } from '../../calls/ports/shared-sets.ts';
import { findLineOfCall } from './find-tty-line.ts';
import { writeGreeting } from './greeting.ts';
import { takeStreams } from './take-streams.ts';
import { settleCard } from '../cards/settle-card.ts';
import { createTtyAnswers } from './tty-answers.ts';
import type { AskForCard } from './tty-cards.ts';

export interface TtyOptions extends WebhookGate {
  readonly agencies: Agencies;
  readonly askForCard: AskForCard;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
  /** Moves calls in progress. Left out, text telephones are not listened for on voice lines. */
  readonly liveCalls: LiveCalls | undefined;
  readonly now: () => Temporal.Instant;
  /** Where all servers remember the passes that were used. */
  readonly sets: Pick<SharedSets, 'add'>;
}

/** The TTY channel: the carrier's webhooks hand a call over to a stream of sound, and say what follows it. */
export async function ttyChannel(tty: FastifyInstance, options: TtyOptions): Promise<void> {
  const { agencies } = options;
  const { lines } = agencies;
  const answers = createTtyAnswers(options);

  await takeSignedWebhooks(tty, {
    ...options,
    answerFault: (request, reply) => sendTwiml(reply, answers.answerFault(request)),
  });

  tty.post('/incoming', async (request, reply) => sendTwiml(reply, await answers.answerCall(request)));

  tty.post('/after/:turn', async (request, reply) => sendTwiml(reply, await answers.continueCall(request)));

  tty.post('/paid/:turn', async (request, reply) => sendTwiml(reply, await answers.continueAfterCard(request)));

  tty.post('/paid-status', (request, reply) => answerStatus(request, reply, () => settleCard(agencies, request)));

  tty.post('/status', (request, reply) =>
    answerStatus(request, reply, async () => {
      const webhook = readWebhook(request.body);
      const line = findLineOfCall(lines, request) ?? findLineInUse(lines, readDialled(request.body));
      if (isOver(webhook)) await agencies.endCall({ callId: webhook.CallSid }, line);
    }),
  );

  takeStreams(tty, options);
}

/** Recordings of the greeting in tones, one for each number of a TTY line. The carrier fetches them unsigned. */
export async function ttyGreetings(app: FastifyInstance, { lines }: { readonly lines: Lines }): Promise<void> {
  const recordings = new Map<string, Uint8Array>();
  function findRecording(file: string): Uint8Array | undefined {
    const number = [...lines].flatMap(({ tty }) => tty?.number ?? []).find((one) => `${one.slice(1)}.wav` === file);
    if (number === undefined) return undefined;
    const recording = recordings.get(number) ?? writeGreeting(number);
    recordings.set(number, recording);
    return recording;
  }

  app.get<{ Params: { file: string } }>('/:file', async (request, reply: FastifyReply) => {
    const recording = findRecording(request.params.file);
    if (!recording) return reply.callNotFound();
    return reply.type('audio/wav').header('cache-control', 'public, max-age=86400').send(recording);
  });
}
