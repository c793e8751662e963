import { z } from 'zod';

/** Twilio sends numbers as strings. */
const Count = z.coerce.number().pipe(z.int().min(0)).optional().catch(undefined);
const Parameters = z.record(z.string(), z.string()).optional().catch(undefined);
const Sid = z.string().regex(/^[\w-]{1,64}$/);

const Start = z.object({
  event: z.literal('start'),
  streamSid: Sid,
  start: z.object({ callSid: Sid, customParameters: Parameters }),
  // Other carriers put the parameters here.
  customParameters: Parameters,
});

const Media = z.object({
  event: z.literal('media'),
  sequenceNumber: Count,
  media: z.object({ track: z.literal('inbound').optional(), chunk: Count, payload: z.base64() }),
});

const Message = z.discriminatedUnion('event', [
  Start,
  Media,
  z.object({ event: z.literal('connected') }),
  z.object({ event: z.literal('mark'), mark: z.object({ name: z.string() }) }),
  z.object({ event: z.literal('dtmf'), dtmf: z.object({ digit: z.string().regex(/^[\d*#]$/) }) }),
  z.object({ event: z.literal('stop') }),
]);

/** A message of the carrier's Media Streams (twilio.com/docs/voice/media-streams/websocket-messages). */
export type StreamMessage = z.infer<typeof Message>;

export type StreamStart = z.infer<typeof Start>;
export type StreamMedia = z.infer<typeof Media>;

/** Reads a message; undefined where it is unknown. */
export function readStreamMessage(text: string): StreamMessage | undefined {
  try {
    return Message.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The parameters of a stream, from either place. */
export function parametersOf({ start, customParameters }: StreamStart): Readonly<Record<string, string>> {
  return start.customParameters ?? customParameters ?? {};
}
