import type { FastifyReply, FastifyRequest } from 'fastify';
import parseRange from 'range-parser';

/** Sends a WAV file, or the part of it that is asked for (RFC 9110, 14). No cache may keep it. */
export function sendAudio({ headers }: FastifyRequest, reply: FastifyReply, audio: Uint8Array): FastifyReply {
  reply.type('audio/wav').header('cache-control', 'no-store').header('accept-ranges', 'bytes');
  const ranges = headers.range === undefined ? undefined : parseRange(audio.length, headers.range);
  if (ranges === -1) return reply.code(416).header('content-range', `bytes */${audio.length}`).send();
  const [range, ...others] = ranges === undefined || ranges === -2 || ranges.type !== 'bytes' ? [] : ranges;
  // Several parts, or what is no range of bytes, may be answered with the whole.
  if (range === undefined || others.length > 0) return reply.send(audio);
  const { start, end } = range;
  reply.code(206).header('content-range', `bytes ${start}-${end}/${audio.length}`);
  return reply.send(audio.subarray(start, end + 1));
}
