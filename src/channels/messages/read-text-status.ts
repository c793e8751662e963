import type { TextStatus } from '../../calls/ports/text-list.ts';
import { readTextRefusal } from '../../twilio/read-text-refusal.ts';
import { readParameter } from '../../twilio/webhook.ts';

/** What the carrier's states come to (twilio.com/docs/messaging/api/message-resource); of a text that is on its way there is nothing to tell. */
const states: ReadonlyMap<string, TextStatus['state']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['partially_delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

const shape = /^[\w-]{1,64}$/;

/** What the carrier tells of a text; undefined where that is nothing to keep. */
export function readTextStatus(body: unknown): TextStatus | undefined {
  const message = readParameter(body, 'MessageSid') ?? '';
  const state = states.get(readParameter(body, 'MessageStatus') ?? '');
  if (state === undefined || !shape.test(message)) return undefined;
  if (state !== 'failed') return { message, state };
  const code = readCode(readParameter(body, 'ErrorCode'));
  return { message, state, why: readTextRefusal(code), ...(code !== undefined && { code }) };
}

function readCode(written = ''): number | undefined {
  return /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
