import { type SignatureOptions, toSocketUrl } from '../../twilio/signature.ts';
import type { Line } from '../../lines/line.ts';
import { startStream } from './stream-markup.ts';
import { createPass } from './wire/stream-pass.ts';

interface VoiceCallerOptions extends SignatureOptions {
  /** Whether calls in progress can be moved. */
  readonly canMove: boolean;
}

/** What a voice line offers to callers with a text telephone: a greeting in TTY tones, and a stream that listens for theirs. */
export function createTtyOffer({ authTokens: [secret], publicUrl, canMove }: VoiceCallerOptions) {
  return ({ name: line, tty }: Line, callId: string) => ({
    ttyGreeting: tty?.greeting ? `${publicUrl()}/tty/greeting/${tty.number.slice(1)}.wav` : undefined,
    listener: tty?.detect && canMove ? listen(line, callId) : undefined,
  });

  function listen(line: string, callId: string): string {
    const pass = createPass(secret, { callId, line }, Date.now());
    return startStream({ url: `${toSocketUrl(publicUrl())}/tty/listen`, parameters: { line, pass } });
  }
}
