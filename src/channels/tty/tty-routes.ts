import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { takeSignedWebhooks, type WebhookGate } from '../../twilio/signed-webhooks.ts';
import { sendTwiml } from '../../twilio/twiml.ts';
import { isOver, readDialled, readWebhook } from '../../twilio/webhook.ts';
import type { EndCall } from '../../calls/turns/end-call.ts';
import { findLine, type Line } from '../../lines/line.ts';
import type { Count } from '../../calls/ports/count.ts';
import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import type { SharedSets } from '../../calls/ports/shared-sets.ts';
import type { TakeTurn } from '../../calls/turns/turn.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { findLineOfCall } from './find-tty-line.ts';
import { writeGreeting } from './greeting.ts';
import { takeStreams } from './take-streams.ts';
import { createTtyAnswers } from './tty-answers.ts';

export interface TtyOptions extends WebhookGate {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
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
  const { lines, endCall } = options;
  const answers = createTtyAnswers(options);

  await takeSignedWebhooks(tty, {
    ...options,
    answerFault: (request, reply) => sendTwiml(reply, answers.answerFault(request)),
  });

  tty.post('/incoming', async (request, reply) => sendTwiml(reply, await answers.answerCall(request)));

  tty.post('/after/:turn', async (request, reply) => sendTwiml(reply, await answers.continueCall(request)));

  tty.post('/status', (request, reply) =>
    answerStatus(request, reply, async () => {
      const webhook = readWebhook(request.body);
      const line = findLineOfCall(lines, request) ?? findLine(lines, readDialled(request.body));
      if (isOver(webhook)) await endCall({ callId: webhook.CallSid, line: line?.name ?? '' });
    }),
  );

  takeStreams(tty, options);
}

/** Recordings of the greeting in tones, one for each number of a TTY line. The carrier fetches them unsigned. */
export async function ttyGreetings(app: FastifyInstance, { lines }: Pick<TtyOptions, 'lines'>): Promise<void> {
  const numbers = new Set(lines.flatMap(({ tty }) => tty?.number ?? []));
  const recordings = new Map([...numbers].map((number) => [`${number.slice(1)}.wav`, writeGreeting(number)]));
  app.get<{ Params: { file: string } }>('/:file', async (request, reply: FastifyReply) => {
    const recording = recordings.get(request.params.file);
    if (!recording) return reply.callNotFound();
    return reply.type('audio/wav').header('cache-control', 'public, max-age=86400').send(recording);
  });
}
