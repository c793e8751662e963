import type { FastifyRequest } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import type { TurnAnswer } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Line } from '../../lines/line.ts';
import { findLine, findLineInUse } from '../../lines/lines.ts';
import { isDeskOpen } from '../../lines/opening-hours.ts';
import type { SignatureOptions } from '../../twilio/signature.ts';
import { redirect, writeTwiml } from '../../twilio/twiml.ts';
import {
  readCount,
  readDialResult,
  readDialled,
  readFailedUrl,
  readParameter,
  readSource,
  readWebhook,
} from '../../twilio/webhook.ts';
import { findCard } from '../cards/find-card.ts';
import { findLineOfCall } from './find-tty-line.ts';
import { type AskForCard, createTtyCards } from './tty-cards.ts';
import { createTtyMarkup } from './tty-markup.ts';

interface AnswerOptions extends SignatureOptions {
  readonly agencies: Agencies;
  readonly askForCard: AskForCard;
  readonly isBusy: () => boolean;
  readonly now: () => Temporal.Instant;
}

/** After this many streams in a row that end without a turn, a person takes the call. */
const mostAttempts = 3;

/** Answers the webhooks of TTY calls, as TwiML: what a call does before and after its stream. */
export function createTtyAnswers(options: AnswerOptions) {
  const { agencies, isBusy, now, publicUrl } = options;
  const { lines } = agencies;
  const markup = createTtyMarkup(options);
  const cards = createTtyCards(options);

  /** A call has come in. */
  async function answerCall(request: FastifyRequest): Promise<string> {
    const failed = readFailedTurn(request);
    const line = findLineOfCall(lines, request, failed === undefined ? findLine : findLineInUse);
    if (!line) return handOver(request);
    if (failed?.isOfCard) return goOnAfterCard(request, line, failed);
    if (failed) return goOnAfterFailure(request, line, failed.turn);
    if (isBusy() && isOpen(line)) {
      agencies.of(line).turnAway({ callId: readWebhook(request.body).CallSid, line });
      return markup.ringAtDesk(line, request);
    }
    const answer = await resume(request, line);
    // Another address led here: the carrier may have taken the card meanwhile.
    if (findCard(answer.output)) return goOnAfterCard(request, line, { turn: answer.turn, faults: 0 });
    const straight = line.straightToDesk && answer.turn === 1 && isOpen(line);
    return straight ? markup.ringAtDesk(line, request, answer) : markup.connect(line, request, answer);
  }

  /** The webhook of a call in progress has failed: it is not turned away, and goes on where it stood. */
  async function goOnAfterFailure(request: FastifyRequest, line: Line, failed: number): Promise<string> {
    const answer = await take(request, line, Math.max(failed - 1, 0), { kind: 'silence' });
    const { kind } = answer.output.next;
    if (kind === 'transfer') return markup.ringAtDesk(line, request, answer);
    return kind === 'hang-up' ? markup.hangUp() : markup.connect(line, request, answer);
  }

  /** The stream has ended, or the desk has hung up or has not answered. */
  async function continueCall(request: FastifyRequest): Promise<string> {
    const line = findLineOfCall(lines, request);
    if (!line) return handOver(request);
    const webhook = readWebhook(request.body);
    const fromDesk = webhook.DialCallStatus !== undefined;
    const answer = fromDesk
      ? await take(request, line, readTurn(request), { kind: 'returned', result: readDialResult(webhook) })
      : await resume(request, line);
    const { kind } = answer.output.next;
    if (kind === 'transfer') return markup.ringAtDesk(line, request, answer);
    if (kind === 'hang-up' && !fromDesk) return markup.hangUp();
    if (findCard(answer.output) && !fromDesk) return cards.take(line, answer);
    return reconnect(request, line, answer, fromDesk);
  }

  /** The carrier has taken a card, or has gone on behind it. */
  async function continueAfterCard(request: FastifyRequest): Promise<string> {
    const line = findLineOfCall(lines, request);
    const faults = readCount(readParameter(request.query, 'faults'));
    return line ? goOnAfterCard(request, line, { turn: readTurn(request), faults }) : handOver(request);
  }

  /** What became of a card is typed on a new stream. A card that may have been charged is never asked for again. */
  async function goOnAfterCard(request: FastifyRequest, line: Line, { turn, faults }: FailedTurn): Promise<string> {
    const answer = await take(request, line, turn, cards.readResult(request), faults);
    const { kind } = answer.output.next;
    if (findCard(answer.output)) return cards.comeBack(line, answer);
    if (kind === 'transfer') return markup.ringAtDesk(line, request, answer);
    return kind === 'hang-up' && answer.faults > 0 ? markup.hangUp() : markup.connect(line, request, answer);
  }

  /** The dialled number is none of a TTY line. Where it is one of a voice line it leads here by mistake, and its calls are handed over. */
  function handOver(request: FastifyRequest): string {
    const dialled = readDialled(request.body);
    const line = findLine(lines, dialled);
    if (!line || readParameter(request.query, 'line')) {
      request.log.warn({ dialled }, 'no TTY line answers at the dialled number; lines.yaml lists those that do');
      return markup.hangUp();
    }
    request.log.warn(
      { line: line.name },
      'tty: a number of a voice line leads to /tty/incoming and is handed over; set its voice webhook to /voice/incoming',
    );
    return writeTwiml(redirect(`${publicUrl()}/voice/incoming`));
  }

  /** Opens a stream again where the call stood. What was said by the end of the last one is not said twice. */
  function reconnect(request: FastifyRequest, line: Line, answer: TurnAnswer, fromDesk: boolean): string {
    const isStuck = answer.turn === readTurn(request) && !fromDesk;
    const attempt = isStuck ? readCount(readParameter(request.query, 'attempt')) + 1 : 0;
    if (attempt < mostAttempts) return markup.connect(line, request, answer, attempt);
    request.log.error({ line: line.name }, 'tty: streams end as soon as they begin; the call goes to the desk');
    return isOpen(line) ? markup.ringAtDesk(line, request, answer) : markup.hangUp();
  }

  /** A webhook has failed: the desk where it is open. */
  function answerFault(request: FastifyRequest): string {
    const line = findLineOfCall(lines, request);
    return line && isOpen(line) ? markup.ringAtDesk(line, request) : markup.hangUp();
  }

  /** The answer where the call stands; a new call begins. */
  function resume(request: FastifyRequest, line: Line): Promise<TurnAnswer> {
    return take(request, line, 0, { kind: 'silence' });
  }

  function take(
    request: FastifyRequest,
    line: Line,
    turn: number,
    input: CallerInput,
    faults = 0,
  ): Promise<TurnAnswer> {
    const { CallSid: callId } = readWebhook(request.body);
    return agencies.of(line).takeTurn({ callId, line, turn, faults, input, ...readSource(request.body) });
  }

  function isOpen({ hours, timeZone }: Line): boolean {
    return hours === undefined || isDeskOpen(hours, now().toZonedDateTimeISO(timeZone));
  }

  return { answerCall, continueCall, continueAfterCard, answerFault };
}

function readTurn(request: FastifyRequest): number {
  return readCount(readParameter(request.params, 'turn'));
}

interface FailedTurn {
  readonly turn: number;
  /** Turns in a row that failed on our side. */
  readonly faults: number;
}

/** The turn whose webhook failed, where the carrier turns to the number's second address in the middle of a call. */
function readFailedTurn(request: FastifyRequest): (FailedTurn & { readonly isOfCard: boolean }) | undefined {
  const failed = readFailedUrl(request.body);
  const { way, turn } = /\/tty\/(?<way>after|paid)\/(?<turn>\d+)$/.exec(failed?.pathname ?? '')?.groups ?? {};
  if (failed === undefined || turn === undefined) return undefined;
  const faults = readCount(failed.searchParams.get('faults'));
  return { turn: readCount(turn), faults, isOfCard: way === 'paid' };
}
