import { type SignatureOptions, toSocketUrl } from '../../twilio/signature.ts';
import type { TurnAnswer, TurnRequest } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Line } from '../../lines/line.ts';
import { startStream } from './stream-markup.ts';
import { createPass } from './wire/stream-pass.ts';

type Taken = Pick<TurnRequest, 'callId' | 'input'>;

interface VoiceCallerOptions extends SignatureOptions {
  /** Whether calls in progress can be moved. */
  readonly canMove: boolean;
}

/** The turns that the first and the second answer of a call ask for. */
const [firstTurn, secondTurn] = [1, 2];

/**
 * What a voice line offers to callers with a text telephone: a stream that listens for their tones from the start, and a greeting in TTY
 * tones after the first silence. Most callers hear, and do not wait for tones; text telephones wait.
 */
export function createTtyOffer({ authTokens: [secret], publicUrl, canMove }: VoiceCallerOptions) {
  return ({ name: line, tty }: Line, { callId, input }: Taken, answer: TurnAnswer) => ({
    ttyGreeting:
      tty?.greeting && isFirstSilence(input, answer)
        ? `${publicUrl()}/tty/greeting/${tty.number.slice(1)}.wav`
        : undefined,
    listener: tty?.detect && canMove && answer.turn === firstTurn ? listen(line, callId) : undefined,
  });

  function listen(line: string, callId: string): string {
    const pass = createPass(secret, { callId, line }, Date.now());
    return startStream({ url: `${toSocketUrl(publicUrl())}/tty/listen`, parameters: { line, pass } });
  }
}

function isFirstSilence(input: CallerInput, { turn, output: { next } }: TurnAnswer): boolean {
  return input.kind === 'silence' && turn === secondTurn && next.kind === 'ask';
}
