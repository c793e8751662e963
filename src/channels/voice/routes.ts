import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerBusy } from '../../calls/answer-busy.ts';
import type { Count } from '../../calls/count.ts';
import type { EndCall } from '../../calls/end-call.ts';
import { findLine } from '../../calls/lines.ts';
import type { Line } from '../../calls/lines.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from '../../calls/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { languages } from '../../dialogue/language.ts';
import { paces } from '../../dialogue/output.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { readCarried, writeCarried } from './carried-cookie.ts';
import { isOver, readCallerId, readDialled, readInput, readSource, readTurnUrl, readWebhook } from './receive.ts';
import { renderTwiml } from './render-twiml.ts';
import { isSigned } from './signature.ts';
import type { SignatureOptions } from './signature.ts';

export interface VoiceOptions extends SignatureOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
}

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const { lines, prompts, takeTurn, endCall, publicUrl, isBusy, count } = options;
  const signed = new WeakSet<FastifyRequest>();

  voice.removeAllContentTypeParsers();
  await voice.register(formbody);
  // A body of any other kind holds no parameters; with a signature that fits, it is answered like a call nobody knows.
  voice.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));

  // After parsing, since all parameters are signed, and before anything reads them.
  voice.addHook('preValidation', async (request, reply) => {
    if (!isSigned(request, options)) return refuse(request, reply);
    signed.add(request);
  });

  voice.setErrorHandler((error, request, reply) => {
    if (isTooLarge(error)) return reply.code(413).send();
    if (!signed.has(request)) return refuse(request, reply);
    request.log.error({ err: error }, 'a webhook could not be answered');
    return sendTwiml(reply, renderFault(request));
  });

  voice.post('/incoming', async (request, reply) => {
    if (isBusy()) return turnAway(request, reply);
    return take(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } });
  });

  voice.post('/turn/:turn', async (request, reply) => {
    const turn = readTurnUrl(request);
    const input = turn.waits > 0 ? waiting : readInput(readWebhook(request.body));
    return take(request, reply, { ...turn, input });
  });

  voice.post('/status', async (request, reply) => {
    const webhook = readWebhook(request.body);
    const line = findLine(lines, readDialled(request.body));
    if (isOver(webhook)) await endCall({ callId: webhook.CallSid, line: line?.name ?? '' });
    return reply.code(204).send();
  });

  async function take(request: FastifyRequest, reply: FastifyReply, step: Omit<TurnRequest, 'callId' | 'line'>) {
    const { CallSid: callId, To: dialled = '' } = readWebhook(request.body);
    const line = findLine(lines, dialled);
    if (!line) {
      request.log.warn({ dialled }, 'nothing answers at the dialled number; lines.yaml lists those that do');
      return sendTwiml(reply, renderTwiml(unknownLine, { catalogue: prompts.current() }));
    }
    const along = { ...readSource(request.body), ...readCarried(request.headers.cookie) };
    const answer = await takeTurn({ callId, line, ...step, ...along });
    carry(reply, answer);
    const turnUrl = toTurnUrl(publicUrl(), answer);
    return sendTwiml(
      reply,
      renderTwiml(answer.output, {
        catalogue: prompts.current(),
        line,
        turnUrl,
        callerId: readCallerId(request.body),
      }),
    );
  }

  /** Those who are on the line already are served first. */
  function turnAway(request: FastifyRequest, reply: FastifyReply) {
    const line = findLine(lines, readDialled(request.body));
    count('calls turned away');
    const shown = { catalogue: prompts.current(), callerId: readCallerId(request.body), ...(line && { line }) };
    return sendTwiml(reply, renderTwiml(line ? answerBusy(line, Temporal.Now.instant()) : unknownLine, shown));
  }

  function carry(reply: FastifyReply, { carried }: TurnAnswer): void {
    const cookie = carried === undefined ? undefined : writeCarried(carried, `${publicUrl()}/voice`);
    if (cookie !== undefined) reply.header('set-cookie', cookie);
  }

  function renderFault(request: FastifyRequest): string {
    const line = findLine(lines, readDialled(request.body));
    const { language = line?.language ?? languages[0], pace = line?.pace ?? paces[0] } = readTurnUrl(request);
    const catalogue = prompts.current();
    const fault = { prompt: 'fault' };
    if (!line) return renderTwiml({ language, pace, told: [fault], next: { kind: 'hang-up' } }, { catalogue });
    const told = [fault, { prompt: 'transfer' }];
    return renderTwiml(
      { language, pace, told, next: { kind: 'transfer' } },
      { catalogue, line, callerId: readCallerId(request.body) },
    );
  }
}

const waiting: CallerInput = { kind: 'waiting' };

/** Nobody has chosen a language yet, and no line says which one is usual. */
const unknownLine: Output = {
  language: languages[0],
  pace: paces[0],
  told: languages.map((language) => ({ prompt: 'unknown-line', language })),
  next: { kind: 'hang-up' },
};

function refuse(request: FastifyRequest, reply: FastifyReply) {
  request.log.warn('refused: the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN');
  return reply.code(403).send();
}

function toTurnUrl(publicUrl: string, { output, turn, faults, waits = 0 }: TurnAnswer): string {
  const { language, pace } = output;
  const counts = `${faults > 0 ? `&faults=${faults}` : ''}${waits > 0 ? `&waits=${waits}` : ''}`;
  return `${publicUrl}/voice/turn/${turn}?language=${language}&pace=${pace}${counts}`;
}

function sendTwiml(reply: FastifyReply, twiml: string) {
  return reply.code(200).type('text/xml; charset=utf-8').send(twiml);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413;
}
