import { element } from '../../twilio/xml.ts';

interface StreamOptions {
  /** Address of the WebSocket. */
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Hands the call over to a stream, in both directions. The carrier asks `action` what follows. */
export function connectStream({ action, ...stream }: StreamOptions & { readonly action: string }): string {
  return element('Connect', { action, method: 'POST' }, streamTo(stream));
}

/** Starts a stream that listens to the caller while the call goes on. */
export function startStream(stream: StreamOptions): string {
  return element('Start', {}, streamTo(stream));
}

/** A stream's address can have no query, so values travel as parameters (twilio.com/docs/voice/twiml/stream). */
function streamTo({ url, parameters }: StreamOptions): string {
  const written = Object.entries(parameters).map(([name, value]) => element('Parameter', { name, value }));
  return element('Stream', { url }, written.join(''));
}
