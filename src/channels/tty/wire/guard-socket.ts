import type { WebSocket } from '@fastify/websocket';

/** A call in real time sends fifty messages a second; the limit is forty times that. */
const [windowMs, mostInWindow] = [50, 100];
const mostMistakes = 50;
const mostBufferedBytes = 4_000_000;
const pingMs = 30_000;
const tickMs = 200;

/** Policy violation (RFC 6455, 7.4.1). */
export const refused = 1008;

interface Guarded {
  /** Handles a message; false where it is unknown. */
  readonly onText: (text: string) => boolean;
  /** Called every 200 ms. */
  readonly onTick: () => void;
  readonly onClose: () => void;
}

/** Reads a socket at a limited speed. Closes it after 50 unreadable messages, and where the other side is gone or does not read. */
export function guardSocket(socket: WebSocket, { onText, onTick, onClose }: Guarded): void {
  let inWindow = 0;
  let windowEnd = 0;
  let mistakes = 0;
  let answered = true;

  const ticking = setInterval(() => {
    if (socket.bufferedAmount > mostBufferedBytes) socket.terminate();
    onTick();
  }, tickMs);
  const pinging = setInterval(() => {
    if (!answered) socket.terminate();
    answered = false;
    socket.ping();
  }, pingMs);

  function slowDown(): void {
    const now = performance.now();
    if (now >= windowEnd) [inWindow, windowEnd] = [0, now + windowMs];
    if (++inWindow !== mostInWindow) return;
    socket.pause();
    setTimeout(() => socket.resume(), windowEnd - now);
  }

  socket.on('message', (data, isBinary) => {
    slowDown();
    // Messages come as one buffer each (`binaryType`).
    if (isBinary || !Buffer.isBuffer(data) || !onText(data.toString())) mistakes++;
    if (mistakes > mostMistakes) socket.close(refused, 'too many unreadable messages');
  });
  socket.on('pong', () => (answered = true));
  // Every error also closes the socket.
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(ticking);
    clearInterval(pinging);
    onClose();
  });
}
