import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignatureOptions } from '../../twilio/signature.ts';
import { takeSignedWebhooks } from '../../twilio/signed-webhooks.ts';
import { sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { isOver, readCallerId, readDialled, readParent, readSource, readWebhook } from '../../twilio/webhook.ts';
import { answerBusy } from '../../calls/turns/answer-busy.ts';
import { answerAtDesk } from '../../calls/turns/answer-fault.ts';
import type { Count } from '../../calls/ports/count.ts';
import type { Callbacks } from '../../calls/queue/callbacks.ts';
import type { EndCall } from '../../calls/turns/end-call.ts';
import type { Introduce } from '../../calls/queue/introduce.ts';
import { findLine, findLineByName, type Line } from '../../lines/line.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import { languages } from '../../text/language.ts';
import { paces } from '../../dialogue/output.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { callbackRoutes } from './callback-routes.ts';
import { createWriteCarried, readCarried } from './carried-cookie.ts';
import { readDeskUrl, readInput, readTurnUrl, readVoiceWebhook } from './receive.ts';
import { renderIntroduction } from './render-introduction.ts';
import { renderSaid, renderTwiml, type TwimlOptions } from './render-twiml.ts';

export interface VoiceOptions extends SignatureOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  readonly introduce: Introduce;
  /** Calls back whoever keeps a place in line, where calls can be placed. */
  readonly callbacks?: Callbacks | undefined;
  /** What the first document of a call holds for callers with a text telephone. */
  readonly forTextTelephones?: (line: Line, callId: string) => Pick<TwimlOptions, 'ttyGreeting' | 'listener'>;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
  readonly now?: (() => Temporal.Instant) | undefined;
}

/** The voice channel: the carrier's webhooks in, TwiML out. */
export async function voiceChannel(voice: FastifyInstance, options: VoiceOptions): Promise<void> {
  const {
    lines,
    prompts,
    takeTurn,
    endCall,
    introduce,
    publicUrl,
    isBusy,
    count,
    forTextTelephones = () => ({}),
  } = options;
  const { now = Temporal.Now.instant } = options;
  const writeCarried = createWriteCarried(() => `${publicUrl()}/voice`);

  await takeSignedWebhooks(voice, {
    ...options,
    answerFault: (request, reply) => sendTwiml(reply, renderFault(request)),
  });

  voice.post('/incoming', async (request, reply) => {
    if (isBusy()) return turnAway(request, reply);
    return take(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } });
  });

  // Said to the person at the desk alone, in the language of the line, before the caller is connected.
  voice.post('/desk/:line', async (request, reply) => {
    const { name, ...known } = readDeskUrl(request);
    const line = findLineByName(lines, name);
    const { language: own = languages[0] } = line ?? {};
    const { language = own, pace = paces[0] } = known;
    const told = await introduce(readParent(request.body), { language, pace });
    const said = renderSaid({ language: own, pace: paces[0], told, next: { kind: 'hang-up' } }, shownTo(line));
    const takenUrl = line?.desk[language].confirm ? `${publicUrl()}/voice/desk/${name}/taken` : undefined;
    return sendTwiml(reply, renderIntroduction(said, takenUrl));
  });

  voice.post('/desk/:line/taken', async (_request, reply) => sendTwiml(reply, writeTwiml('')));

  const { callbacks } = options;
  if (callbacks) await voice.register(callbackRoutes, { prefix: '/callback', lines, prompts, publicUrl, callbacks });

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
        introductionUrl: `${publicUrl()}/voice/desk/${line.name}`,
        ...(answer.turn === firstTurn && forTextTelephones(line, callId)),
      }),
    );
  }

  function shownTo(line?: Line): Pick<TwimlOptions, 'catalogue' | 'line'> {
    return { catalogue: prompts.current(), ...(line && { line }) };
  }

  /** Those who are on the line already are served first. */
  function turnAway(request: FastifyRequest, reply: FastifyReply) {
    const line = findLine(lines, readDialled(request.body));
    count('calls turned away');
    const shown = { ...shownTo(line), callerId: readCallerId(request.body) };
    return sendTwiml(reply, renderTwiml(line ? answerBusy(line, now()) : unknownLine, shown));
  }

  function carry(reply: FastifyReply, { carried }: TurnAnswer): void {
    const cookie = carried === undefined ? undefined : writeCarried(carried);
    if (cookie !== undefined) reply.header('set-cookie', cookie);
  }

  function renderFault(request: FastifyRequest): string {
    const line = findLine(lines, readDialled(request.body));
    const { language = line?.language ?? languages[0], pace = line?.pace ?? paces[0] } = readTurnUrl(request);
    const fault = [{ prompt: 'fault' }];
    const way = line ? answerAtDesk(line, now(), fault) : { told: fault, next: { kind: 'hang-up' } as const };
    return renderTwiml({ language, pace, ...way }, { ...shownTo(line), callerId: readCallerId(request.body) });
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
