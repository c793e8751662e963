import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ReminderCall, ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import { findPlacedCall } from './find-placed-call.ts';
import { createPostOnce } from './post-once.ts';
import { readCallRefusal } from './read-call-refusal.ts';
import type { TwilioAccount } from './twilio-client.ts';

interface CallOptions {
  readonly account: Pick<TwilioAccount, 'accountSid' | 'authToken'>;
  /** Where the carrier reaches this system. */
  readonly publicUrl: string;
  readonly log: CallLog;
}

const ringSeconds = 30;

/** Calls that remind, over the carrier's Calls resource, each asked for once. No error holds the token or a number. */
export function createTwilioReminderCalls({ account, publicUrl, log }: CallOptions): ReminderCalls {
  const { guard, postOnce } = createPostOnce({
    account,
    resource: 'Calls',
    what: 'a call',
    readRefusal: readCallRefusal,
    busyCodes: new Set(),
    log,
  });
  return {
    call: (call) => postOnce(writeForm(call, publicUrl)),
    find: (call, sinceMs) => guard(() => findPlacedCall(account, call, sinceMs)),
  };
}

/** The end of a machine's greeting is awaited, so that it records what is said (twilio.com/docs/voice/answering-machine-detection). */
function writeForm({ to, from, line, language }: ReminderCall, publicUrl: string): URLSearchParams {
  const reminder = `${publicUrl}/voice/reminder/${line}`;
  return new URLSearchParams({
    To: to,
    From: from,
    Url: `${reminder}?language=${language}`,
    Method: 'POST',
    StatusCallback: `${reminder}/status`,
    StatusCallbackMethod: 'POST',
    StatusCallbackEvent: 'completed',
    Timeout: String(ringSeconds),
    MachineDetection: 'DetectMessageEnd',
  });
}
