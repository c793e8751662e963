import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import type { AgencyVoices } from '../../calls/ports/recordings.ts';
import { answerBusy } from '../../calls/turns/answer-busy.ts';
import { answerAtDesk } from '../../calls/turns/answer-fault.ts';
import type { TurnAnswer, TurnRequest } from '../../calls/turns/turn.ts';
import { paces, type Output } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import { findLine, findLineByName, findLineInUse } from '../../lines/lines.ts';
import { languages } from '../../text/language.ts';
import { keepsCard } from '../../twilio/drop-card-data.ts';
import { tryAgain } from '../../twilio/try-again.ts';
import { redirect, sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { readCallerId, readDialled, readSource, readWebhook } from '../../twilio/webhook.ts';
import { findCard } from '../cards/find-card.ts';
import { settleCardBeside } from '../cards/settle-card.ts';
import { createWriteCarried, readCarried } from './carried-cookie.ts';
import { readFailedTtyLine, readTurnBeforeFailed, readTurnUrl } from './receive.ts';
import { renderTwiml, type TwimlOptions } from './render-twiml.ts';

/** What an answer plays and starts for callers with a text telephone. */
export type OfferToTextTelephones = (
  line: Line,
  { callId, input }: Pick<TurnRequest, 'callId' | 'input'>,
  answer: TurnAnswer,
) => Pick<TwimlOptions, 'ttyGreeting' | 'listener'>;

interface AnswerOptions {
  readonly agencies: Agencies;
  readonly publicUrl: () => string;
  readonly forTextTelephones: OfferToTextTelephones;
  readonly now: () => Temporal.Instant;
}

interface Played extends Pick<TurnAnswer, 'output' | 'turn'>, Pick<TurnRequest, 'callId' | 'line'> {}

/** Answers the webhooks of voice calls with TwiML: a turn, and what is said where none is taken. */
export function createVoiceAnswers(options: AnswerOptions) {
  const { agencies, publicUrl, forTextTelephones, now } = options;
  const { lines } = agencies;
  const writeCarried = createWriteCarried(() => `${publicUrl()}/voice`);

  async function answerTurn(
    request: FastifyRequest,
    reply: FastifyReply,
    step: Omit<TurnRequest, 'callId' | 'line'>,
    { isCardAsked = false }: { readonly isCardAsked?: boolean } = {},
  ) {
    const { CallSid: callId, To: dialled = '' } = readWebhook(request.body);
    const line = step.turn === 0 ? findLine(lines, dialled) : findLineInUse(lines, dialled);
    if (!line) {
      request.log.warn({ dialled }, 'no line answers at the dialled number; lines.yaml lists those that do');
      return sendTwiml(reply, renderTwiml(unknownLine, { catalogue: agencies.first.prompts.current() }));
    }
    const along = { ...readSource(request.body), ...readCarried(request.headers.cookie) };
    const { prompts, takeTurn, voices } = agencies.of(line);
    const taken = await takeTurn({ callId, line, ...step, ...along });
    const answer = isCardAsked || taken.faults > 0 ? askNoCardAgain(taken) : taken;
    carry(reply, answer);
    const output = voices
      ? await playFrom(voices, { output: answer.output, callId, line, turn: answer.turn })
      : answer.output;
    const rendered = renderTwiml(output, {
      catalogue: prompts.current(),
      line,
      turnUrl: toTurnUrl(publicUrl(), answer),
      cardStatusUrl: toCardStatusUrl(publicUrl(), line, answer),
      ...(voices && { recordedUrl: `${publicUrl()}/voice/recorded?line=${line.name}${tryAgain}` }),
      ...(answer.output.next.kind === 'transfer' && { callerId: readCallerId(request.body) }),
      introductionUrl: `${publicUrl()}/voice/desk/${line.name}`,
      ...forTextTelephones(line, { callId, input: step.input }, answer),
    });
    return sendTwiml(reply, rendered);
  }

  /** A recording that is kept here is played from here. To find out is one read, on turns that play one. */
  async function playFrom(voices: AgencyVoices, { output, callId: call, line, turn }: Played): Promise<Output> {
    if (output.recording === undefined) return output;
    const grant = await voices.grant(output.recording, { call, turn });
    if (grant === undefined) return output;
    return { ...output, recording: `${publicUrl()}/voice/listen?line=${line.name}&grant=${grant}` };
  }

  /**
   * Before a turn: a call of a text telephone comes here, whose number leads here by mistake, or that was moved from a voice line and whose
   * webhook failed. It is handed over, since nobody there hears.
   */
  function handOver(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const moved = findLineByName(lines, readFailedTtyLine(request.body) ?? '');
    if (moved?.channel === 'tty') {
      settleCardBeside(agencies, request);
      return leadToTty(reply, `?line=${moved.name}`);
    }
    const line = findLine(lines, readDialled(request.body));
    if (line?.channel !== 'tty') return undefined;
    request.log.warn(
      { line: line.name },
      'voice: a number of a TTY line leads to /voice/incoming and is handed over; set its voice webhook to /tty/incoming',
    );
    return leadToTty(reply);
  }

  function leadToTty(reply: FastifyReply, query = ''): FastifyReply {
    return sendTwiml(reply, writeTwiml(redirect(`${publicUrl()}/tty/incoming${query}`)));
  }

  /** Too many calls come in: calls in progress are served first. */
  function turnAway(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const line = findLine(lines, readDialled(request.body));
    if (line) agencies.of(line).turnAway({ callId: readWebhook(request.body).CallSid, line });
    return sendTwiml(reply, renderTwiml(line ? answerBusy(line, now()) : unknownLine, shownFor(request, line)));
  }

  /** A webhook has failed. */
  function answerFault(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    // A call back is of two people, of whom one is at the desk.
    const isCallback = request.url.startsWith('/voice/callback/');
    const line = isCallback ? undefined : findLineInUse(lines, readDialled(request.body));
    const read = readTurnBeforeFailed(request.body) ?? readTurnUrl(request);
    const { language = line?.language ?? languages[0], pace = line?.pace ?? paces[0] } = read;
    const fault = [{ prompt: 'fault' }];
    const way = line ? answerAtDesk(line, now(), fault) : { told: fault, next: { kind: 'hang-up' } as const };
    return sendTwiml(reply, renderTwiml({ language, pace, ...way }, shownFor(request, line)));
  }

  function carry(reply: FastifyReply, { carried }: TurnAnswer): void {
    const cookie = carried === undefined ? undefined : writeCarried(carried);
    if (cookie !== undefined) reply.header('set-cookie', cookie);
  }

  function shownFor({ body }: FastifyRequest, line: Line | undefined): TwimlOptions {
    const { prompts } = line ? agencies.of(line) : agencies.first;
    return { catalogue: prompts.current(), ...(line && { line }), callerId: readCallerId(body) };
  }

  return { answerTurn, handOver, turnAway, answerFault };
}

/** In every language: none is chosen yet, and no line gives a usual one. */
const unknownLine: Output = {
  language: languages[0],
  pace: paces[0],
  told: languages.map((language) => ({ prompt: 'unknown-line', language })),
  next: { kind: 'hang-up' },
};

/** A card that may have been charged is not asked for again: the call comes back at once, and tells how the payment stands. */
function askNoCardAgain(answer: TurnAnswer): TurnAnswer {
  const { output } = answer;
  if (findCard(output) === undefined) return answer;
  const told = output.told.filter(({ prompt }) => prompt === 'fault');
  return { ...answer, output: { ...output, told, next: { kind: 'wait' } } };
}

function toCardStatusUrl(publicUrl: string, line: Line, { output }: TurnAnswer): string | undefined {
  const card = findCard(output);
  return card && !card.keeps
    ? `${publicUrl}/voice/paid-status?line=${line.name}&payment=${card.payment}${tryAgain}`
    : undefined;
}

function toTurnUrl(publicUrl: string, { output, turn, faults, waits = 0 }: TurnAnswer): string {
  const { language, pace } = output;
  const card = findCard(output);
  const of = card?.keeps ? `&${keepsCard}` : card ? `&payment=${card.payment}` : '';
  const counts = `${of}${faults > 0 ? `&faults=${faults}` : ''}${waits > 0 ? `&waits=${waits}` : ''}`;
  return `${publicUrl}/voice/turn/${turn}?language=${language}&pace=${pace}${counts}${tryAgain}`;
}
