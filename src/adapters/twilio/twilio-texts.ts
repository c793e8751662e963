import type { CallLog } from '../../calls/ports/call-log.ts';
import type { OutgoingText, OutgoingTexts } from '../../calls/ports/outgoing-texts.ts';
import { readTextRefusal } from '../../twilio/read-text-refusal.ts';
import { findSentText } from './find-sent-text.ts';
import { createPostOnce, type PostLimits } from './post-once.ts';
import type { TwilioAccount } from './twilio-client.ts';

interface TextOptions {
  readonly account: Pick<TwilioAccount, 'accountSid' | 'authToken'>;
  /** Where the carrier tells what becomes of a text. */
  readonly statusUrl: () => string;
  readonly log: CallLog;
  readonly limits?: Partial<PostLimits>;
}

/** Seconds that the carrier takes; fewer than five are not advised (twilio.com/docs/messaging/api/message-resource). */
const validSeconds = { least: 5, most: 36_000 };
/** The queue of our number at the carrier is full. */
const queueFull = 21_611;

/** Texts over the carrier's Messages resource, each asked for once. No error holds the token, a number or the text. */
export function createTwilioTexts({ account, statusUrl, log, limits }: TextOptions): OutgoingTexts {
  const { guard, postOnce } = createPostOnce({
    account,
    resource: 'Messages',
    what: 'a text',
    readRefusal: readTextRefusal,
    busyCodes: new Set([queueFull]),
    log,
    limits,
  });
  return {
    send: (text) => postOnce(writeForm(text, statusUrl())),
    find: (text, sinceMs) => guard(() => findSentText(account, text, sinceMs)),
  };
}

function writeForm({ to, from, text, validMs }: OutgoingText, statusUrl: string): URLSearchParams {
  const seconds = Math.floor(validMs / 1000);
  return new URLSearchParams({
    To: to,
    From: from,
    Body: text,
    StatusCallback: statusUrl,
    ValidityPeriod: String(Math.min(Math.max(seconds, validSeconds.least), validSeconds.most)),
    // What is sent is what was counted and kept.
    SmartEncoded: 'false',
  });
}
