import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignatureOptions } from '../../carrier/signature.ts';
import { takeSignedWebhooks } from '../../carrier/signed-webhooks.ts';
import { sendTwiml, writeTwiml } from '../../carrier/twiml.ts';
import { isOver, readCallerId, readDialled, readSource, readWebhook } from '../../carrier/webhook.ts';
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
import { readInput, readTurnUrl, readVoiceWebhook } from './receive.ts';
import { renderSaid, renderTwiml, type TwimlOptions } from './render-twiml.ts';

export interface VoiceOptions extends SignatureOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  /** What the first document of a call holds for callers with a text telephone. */
  readonly forTextTelephones?: (line: Line, callId: string) => Pick<TwimlOptions, 'ttyGreeting' | 'listener'>;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
}

const Desk = z.object({ line: z.string() });

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const { lines, prompts, takeTurn, endCall, publicUrl, isBusy, count, forTextTelephones = () => ({}) } = options;

  await takeSignedWebhooks(voice, {
    ...options,
    answerFault: (request, reply) => sendTwiml(reply, renderFault(request)),
  });

  voice.post('/incoming', async (request, reply) => {
    if (isBusy()) return turnAway(request, reply);
    return take(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } });
  });

  // Said to the person at the desk alone, before the caller is connected.
  voice.post('/desk/:line', async (request, reply) => {
    const { line: name } = Desk.parse(request.params);
    const language = lines.find((line) => line.name === name)?.language ?? languages[0];
    const told = [{ prompt: 'relay-caller' }];
    return sendTwiml(reply, renderWhisper({ language, pace: 'standard', told, next: { kind: 'hang-up' } }));
  });

  voice.post('/turn/:turn', async (request, reply) => {
    const turn = readTurnUrl(request);
    const input = turn.waits > 0 ? waiting : readInput(readVoiceWebhook(request.body));
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
        relayWhisper: `${publicUrl()}/voice/desk/${line.name}`,
        ...(answer.turn === firstTurn && forTextTelephones(line, callId)),
      }),
    );
  }

  function renderWhisper(output: Output): string {
    return writeTwiml(renderSaid(output, { catalogue: prompts.current() }));
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

/** The number that the first answer of a call asks for. */
const firstTurn = 1;

const waiting: CallerInput = { kind: 'waiting' };

/** Nobody has chosen a language yet, and no line says which one is usual. */
const unknownLine: Output = {
  language: languages[0],
  pace: paces[0],
  told: languages.map((language) => ({ prompt: 'unknown-line', language })),
  next: { kind: 'hang-up' },
};

function toTurnUrl(publicUrl: string, { output, turn, faults, waits = 0 }: TurnAnswer): string {
  const { language, pace } = output;
  const counts = `${faults > 0 ? `&faults=${faults}` : ''}${waits > 0 ? `&waits=${waits}` : ''}`;
  return `${publicUrl}/voice/turn/${turn}?language=${language}&pace=${pace}${counts}`;
}
