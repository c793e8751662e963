import { toSocketUrl } from '../../twilio/signature.ts';
import type { Line } from '../../lines/line.ts';
import { startStream } from './stream-markup.ts';
import { createPass } from './wire/stream-pass.ts';

interface VoiceCallerOptions {
  readonly authToken: string;
  readonly publicUrl: () => string;
  /** Whether calls that go on can be moved. */
  readonly canMove: boolean;
}

/** What a line for voices does for callers who come there with a text telephone: a greeting in their tones, and somebody who listens for them. */
export function createTtyOffer({ authToken, publicUrl, canMove }: VoiceCallerOptions) {
  return ({ name: line, tty }: Line, callId: string) => ({
    ttyGreeting: tty?.greeting ? `${publicUrl()}/tty/greeting/${tty.number.slice(1)}.wav` : undefined,
    listener: tty?.detect && canMove ? listen(line, callId) : undefined,
  });

  function listen(line: string, callId: string): string {
    const pass = createPass(authToken, { callId, line }, Date.now());
    return startStream({ url: `${toSocketUrl(publicUrl())}/tty/listen`, parameters: { line, pass } });
  }
}
