import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignatureOptions } from '../../carrier/signature.ts';
import { takeSignedWebhooks } from '../../carrier/signed-webhooks.ts';
import { sendTwiml, writeTwiml } from '../../carrier/twiml.ts';
import { isOver, readCallerId, readDialled, readWebhook } from '../../carrier/webhook.ts';
import { findLine } from '../../calls/lines.ts';
import type { Line } from '../../calls/lines.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from '../../calls/turn.ts';
import { languages } from '../../dialogue/language.ts';
import { paces } from '../../dialogue/output.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { readInput, readTurnUrl, readVoiceWebhook } from './receive.ts';
import { renderSaid, renderTwiml, type TwimlOptions } from './render-twiml.ts';

export interface VoiceOptions extends SignatureOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: (callId: string) => Promise<void>;
  /** What the first document of a call holds for callers with a text telephone. */
  readonly forTextTelephones?: (line: Line, callId: string) => Pick<TwimlOptions, 'ttyGreeting' | 'listener'>;
}

const Desk = z.object({ line: z.string() });

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const { lines, prompts, takeTurn, endCall, publicUrl, forTextTelephones = () => ({}) } = options;

  await takeSignedWebhooks(voice, {
    ...options,
    answerFault: (request, reply) => sendTwiml(reply, renderFault(request)),
  });

  voice.post('/incoming', async (request, reply) => {
    return take(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } }, forTextTelephones);
  });

  // Said to the person at the desk alone, before the caller is connected.
  voice.post('/desk/:line', async (request, reply) => {
    const { line: name } = Desk.parse(request.params);
    const language = lines.find((line) => line.name === name)?.language ?? languages[0];
    const told = [{ prompt: 'relay-caller' }];
    return sendTwiml(reply, renderWhisper({ language, pace: 'standard', told, next: { kind: 'hang-up' } }));
  });

  voice.post('/turn/:turn', async (request, reply) => {
    return take(request, reply, { ...readTurnUrl(request), input: readInput(readVoiceWebhook(request.body)) });
  });

  voice.post('/status', async (request, reply) => {
    const webhook = readWebhook(request.body);
    if (isOver(webhook)) await endCall(webhook.CallSid);
    return reply.code(204).send();
  });

  async function take(
    request: FastifyRequest,
    reply: FastifyReply,
    step: Omit<TurnRequest, 'callId' | 'line'>,
    more: typeof forTextTelephones = () => ({}),
  ) {
    const { CallSid: callId, To: dialled = '' } = readWebhook(request.body);
    const line = findLine(lines, dialled);
    if (!line) {
      request.log.warn({ dialled }, 'nothing answers at the dialled number; lines.yaml lists those that do');
      return sendTwiml(reply, renderTwiml(unknownLine, { catalogue: prompts.current() }));
    }
    const answer = await takeTurn({ callId, line, ...step });
    const turnUrl = toTurnUrl(publicUrl(), answer);
    return sendTwiml(
      reply,
      renderTwiml(answer.output, {
        catalogue: prompts.current(),
        line,
        turnUrl,
        callerId: readCallerId(request.body),
        relayWhisper: `${publicUrl()}/voice/desk/${line.name}`,
        ...more(line, callId),
      }),
    );
  }

  function renderWhisper(output: Output): string {
    return writeTwiml(renderSaid(output, { catalogue: prompts.current() }));
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

/** Nobody has chosen a language yet, and no line says which one is usual. */
const unknownLine: Output = {
  language: languages[0],
  pace: paces[0],
  told: languages.map((language) => ({ prompt: 'unknown-line', language })),
  next: { kind: 'hang-up' },
};

function toTurnUrl(publicUrl: string, { output, turn, faults }: TurnAnswer): string {
  const { language, pace } = output;
  return `${publicUrl}/voice/turn/${turn}?language=${language}&pace=${pace}${faults > 0 ? `&faults=${faults}` : ''}`;
}
