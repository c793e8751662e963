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
import { findLineOfCall } from './find-tty-line.ts';
import { createTtyMarkup } from './tty-markup.ts';

interface AnswerOptions extends SignatureOptions {
  readonly agencies: Agencies;
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

  /** A call has come in. */
  async function answerCall(request: FastifyRequest): Promise<string> {
    const failed = readFailedTurn(request);
    const line = findLineOfCall(lines, request, failed === undefined ? findLine : findLineInUse);
    if (!line) return handOver(request);
    if (failed !== undefined) return goOnAfterFailure(request, line, failed);
    if (isBusy() && isOpen(line)) {
      agencies.of(line).turnAway({ callId: readWebhook(request.body).CallSid, line });
      return markup.ringAtDesk(line, request);
    }
    const answer = await resume(request, line);
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
    return reconnect(request, line, answer, fromDesk);
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

  function take(request: FastifyRequest, line: Line, turn: number, input: CallerInput): Promise<TurnAnswer> {
    const { CallSid: callId } = readWebhook(request.body);
    return agencies.of(line).takeTurn({ callId, line, turn, faults: 0, input, ...readSource(request.body) });
  }

  function isOpen({ hours, timeZone }: Line): boolean {
    return hours === undefined || isDeskOpen(hours, now().toZonedDateTimeISO(timeZone));
  }

  return { answerCall, continueCall, answerFault };
}

function readTurn(request: FastifyRequest): number {
  return readCount(readParameter(request.params, 'turn'));
}

/** The turn whose webhook failed, where the carrier turns to the number's second address in the middle of a call. */
function readFailedTurn(request: FastifyRequest): number | undefined {
  const { turn } = /\/tty\/after\/(?<turn>\d+)$/.exec(readFailedUrl(request.body)?.pathname ?? '')?.groups ?? {};
  return turn === undefined ? undefined : readCount(turn);
}
