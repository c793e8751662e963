import { randomBytes } from 'node:crypto';
import type { DialResult } from './handset.ts';
import type { Recorder } from './read-twiml.ts';

export interface CallNumbers {
  readonly accountSid: string;
  readonly to: string;
  readonly from: string;
}

/** A new identifier as Twilio makes them: two letters and 32 hexadecimal digits. */
export function createSid(prefix: 'AC' | 'CA' | 'RE' | 'SM'): string {
  return prefix + randomBytes(16).toString('hex');
}

/**
 * The parameters that come with every webhook of one inbound call (twilio.com/docs/voice/twiml), with the older doubles
 * that Twilio sends still. The cities are made up; a withheld or toll-free number has none.
 */
export function describeCall({ accountSid, to, from }: CallNumbers): Readonly<Record<string, string>> {
  const token = Buffer.from(JSON.stringify({ parentCallInfo: createSid('CA') })).toString('base64url');
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: createSid('CA'),
    CallToken: encodeURIComponent(JSON.stringify({ parentCallInfoToken: token })),
    Direction: 'inbound',
    StirVerstat: from.startsWith('+') ? 'TN-Validation-Passed-A' : 'No-TN-Validation',
    ...describeNumber('From', from),
    ...describeNumber('Caller', from),
    ...describeNumber('To', to),
    ...describeNumber('Called', to),
  };
}

/** A number as a webhook brings it, with a made-up place. */
export function describeNumber(name: string, number: string): Record<string, string> {
  const american = /^\+1\d{10}$/.test(number);
  const local = american && !/^\+18(00|33|44|55|66|77|88)/.test(number);
  return {
    [name]: number,
    [`${name}City`]: local ? 'SACRAMENTO' : '',
    [`${name}State`]: local ? 'CA' : '',
    [`${name}Zip`]: local ? '95814' : '',
    [`${name}Country`]: american ? 'US' : '',
  };
}

/** What was recognised, in a BCP 47 language. The recogniser writes sentences: "yes" becomes "Yes.". */
export function describeSpeech(speech: {
  readonly words: string;
  readonly confidence: number;
  readonly language: string;
}): Record<string, string> {
  const { words, confidence, language } = speech;
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  const SpeechResult = /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
  return { SpeechResult, Confidence: String(confidence), Language: language };
}

/** A message of so many seconds, `endedBy` a key or "hangup". One that is too long is cut; a key that ends nothing is part of it, and silence ends it. */
export function describeRecording(message: {
  readonly recorder: Recorder;
  readonly accountSid: string;
  readonly seconds: number;
  readonly endedBy: string;
}): Record<string, string> {
  const { recorder, accountSid, seconds, endedBy } = message;
  const sid = createSid('RE');
  const full = seconds >= recorder.maxSeconds;
  const heard = endedBy === 'hangup' || recorder.finishOnKey.includes(endedBy);
  return {
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    RecordingSid: sid,
    RecordingDuration: String(Math.min(seconds, recorder.maxSeconds)),
    Digits: heard && !full ? endedBy : '',
  };
}

/** How a call to a desk went; one that was answered lasted a minute. */
export function describeDial(result: DialResult): Record<string, string> {
  const answered = result === 'completed';
  return {
    DialCallSid: createSid('CA'),
    DialCallStatus: result,
    DialBridged: String(answered),
    ...(answered && { DialCallDuration: '61' }),
  };
}

/** The end of a call, as the status callback tells it. */
export function describeEnd(lastedMs: number): Record<string, string> {
  return {
    CallStatus: 'completed',
    CallDuration: String(Math.ceil(lastedMs / 1000)),
    Duration: String(Math.ceil(lastedMs / 60_000)),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
    Timestamp: new Date().toUTCString(),
  };
}
