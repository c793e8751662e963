import type { FastifyRequest } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import type { TurnAnswer } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { tryAgain } from '../../twilio/try-again.ts';
import { redirect, writeTwiml } from '../../twilio/twiml.ts';
import { findCard } from '../cards/find-card.ts';
import { readCardResult } from '../cards/read-card-result.ts';
import { settleCardBeside } from '../cards/settle-card.ts';

interface AskedByVoice {
  readonly catalogue: Catalogue;
  readonly line: Line;
  /** Where the carrier brings the result, and goes on behind the card. */
  readonly turnUrl: string;
  /** Where the carrier tells of each step. */
  readonly cardStatusUrl: string;
}

/** A question for a card as a TwiML document: the carrier asks it by voice. */
export type AskForCard = (output: Output, asked: AskedByVoice) => string;

interface CardOptions {
  readonly agencies: Agencies;
  readonly askForCard: AskForCard;
  readonly publicUrl: () => string;
}

/** How a card is taken of who types: off the stream, by the keys of the telephone, and back to the stream with what became of it. */
export function createTtyCards({ agencies, askForCard, publicUrl }: CardOptions) {
  /** What was typed before is not spoken as well. */
  function take(line: Line, { output, turn }: TurnAnswer): string {
    return askForCard(
      { ...output, told: [] },
      {
        catalogue: agencies.of(line).prompts.current(),
        line,
        turnUrl: paidUrl(line, output, turn),
        cardStatusUrl: `${publicUrl()}/tty/paid-status?${namesOf(line, output)}${tryAgain}`,
      },
    );
  }

  /** A turn has failed on our side, and the card may have been charged: the call comes back at once, and nothing is asked for again. */
  function comeBack(line: Line, { output, turn, faults }: TurnAnswer): string {
    return writeTwiml(redirect(paidUrl(line, output, turn, `&faults=${faults}`)));
  }

  /** What the carrier brings of a card. Where it has gone on behind the verb, nobody knows what became of it. */
  function readResult(request: FastifyRequest): CallerInput {
    settleCardBeside(agencies, request);
    const result = readCardResult(request.body);
    return result ? { kind: 'charged', ...result } : { kind: 'silence' };
  }

  function paidUrl(line: Line, output: Output, turn: number, more = ''): string {
    return `${publicUrl()}/tty/paid/${turn}?${namesOf(line, output)}${more}${tryAgain}`;
  }

  return { take, comeBack, readResult };
}

function namesOf({ name }: Line, output: Output): string {
  return `line=${name}&payment=${findCard(output)?.payment ?? ''}`;
}
