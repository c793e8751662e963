import type { FastifyInstance } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import type { SharedSets } from '../../calls/ports/shared-sets.ts';
import { findLineByName } from '../../lines/lines.ts';
import type { SignatureOptions } from '../../twilio/signature.ts';
import { findTtyLine, findTtyLineFor } from './find-tty-line.ts';
import { greetingText } from './greeting.ts';
import { listenForTty } from './listen-for-tty.ts';
import { openTtySession } from './tty-session.ts';
import { openMediaStream } from './wire/media-stream.ts';
import { createOpenStreams } from './wire/open-streams.ts';
import { createUsePass } from './wire/stream-pass.ts';

interface StreamOptions extends SignatureOptions {
  readonly agencies: Agencies;
  readonly liveCalls: LiveCalls | undefined;
  readonly sets: Pick<SharedSets, 'add'>;
}

/** Takes the streams of TTY calls, and those of voice calls in which a text telephone is listened for. */
export function takeStreams(tty: FastifyInstance, options: StreamOptions): void {
  const { agencies, publicUrl, authTokens, liveCalls, sets } = options;
  const { lines } = agencies;
  const usePass = createUsePass(sets);
  const entry = { secrets: authTokens, usePass };
  const conversations = createOpenStreams();
  const listeners = createOpenStreams();

  tty.get('/stream', { websocket: true }, (socket, { log }) => {
    openMediaStream(socket, {
      ...entry,
      streams: conversations,
      log,
      open(stream) {
        const line = findTtyLine(lines, stream.line);
        return line && openTtySession({ ...stream, line, ...agencies.of(line) });
      },
    });
  });

  tty.get('/listen', { websocket: true }, (socket, { log }) => {
    openMediaStream(socket, {
      ...entry,
      streams: listeners,
      log,
      open(stream) {
        const line = findTtyLineFor(lines, stream.line);
        if (!line || !liveCalls) return undefined;
        const incomingUrl = `${publicUrl()}/tty/incoming?line=${line.name}`;
        const onMoved = () => log.info({ line: line.name }, 'tty: text telephone heard on a voice line; call moved');
        const told = findLineByName(lines, stream.line)?.tty;
        const greeting = told?.greeting ? greetingText(told.number) : '';
        return listenForTty(stream, { liveCalls, incomingUrl, greeting, onMoved });
      },
    });
  });
}
