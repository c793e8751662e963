import { expect, test } from 'vitest';
import { isOver } from '../../../src/twilio/webhook.ts';
import { readInput, readVoiceWebhook } from '../../../src/channels/voice/receive.ts';

const call = { CallSid: 'CA01' };
const recording = 'https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01';
const message = { RecordingUrl: recording, RecordingDuration: '12', Digits: '#' };

test.for([
  ['keys', { Digits: '123' }, { kind: 'keys', keys: '123' }],
  ['keys of a menu', { Digits: '#', FinishedOnKey: '' }, { kind: 'keys', keys: '#' }],
  ['keys ended by #', { Digits: '12', FinishedOnKey: '#' }, { kind: 'keys', keys: '12' }],
  ['a lone #', { Digits: '', FinishedOnKey: '#' }, { kind: 'keys', keys: '#' }],
  ['keys and speech', { Digits: '1', SpeechResult: 'Two.' }, { kind: 'keys', keys: '1' }],
  ['keys with other characters', { Digits: ' 1w*2\u0007😀' }, { kind: 'keys', keys: '1*2' }],
  ['no key at all', { Digits: '__proto__', FinishedOnKey: '#' }, { kind: 'silence' }],
  ['repeated keys', { Digits: ['1', '2'] }, { kind: 'keys', keys: '1' }],
  ['speech', { SpeechResult: 'Okay.', Confidence: '0.87' }, { kind: 'speech', text: 'Okay.', confidence: 0.87 }],
  ['speech with empty keys', { Digits: '', SpeechResult: 'Sí.' }, { kind: 'speech', text: 'Sí.' }],
  ['speech without a number for confidence', { SpeechResult: 'a', Confidence: '' }, { kind: 'speech', text: 'a' }],
  ['speech with a confidence out of range', { SpeechResult: 'a', Confidence: '87' }, { kind: 'speech', text: 'a' }],
  ['empty speech', { SpeechResult: ' ' }, { kind: 'silence' }],
  ['nothing', {}, { kind: 'silence' }],
  ['a message', message, { kind: 'recorded', recording, hungUp: false }],
  ['a message ended by silence', { ...message, Digits: '' }, { kind: 'recorded', recording, hungUp: false }],
  ['a message whose caller is gone', { ...message, Digits: 'hangup' }, { kind: 'recorded', recording, hungUp: true }],
  [
    'a message ended to speak with an agent',
    { ...message, Digits: '0' },
    { kind: 'recorded', recording: message.RecordingUrl, hungUp: false, wantsAgent: true },
  ],
  ['a 0 before any message', { ...message, RecordingDuration: '2', Digits: '0' }, { kind: 'keys', keys: '0' }],
  ['a message broken off to begin anew', { ...message, Digits: '*' }, { kind: 'keys', keys: '*' }],
  ['a message of no length', { ...message, RecordingDuration: '0' }, { kind: 'silence' }],
  [
    'a message of a length in words',
    { ...message, RecordingDuration: 'long' },
    { kind: 'recorded', recording, hungUp: false },
  ],
  [
    'a message of no told length',
    { ...message, RecordingDuration: '' },
    { kind: 'recorded', recording, hungUp: false },
  ],
  [
    'a message not measured in whole seconds',
    { ...message, RecordingDuration: '14.6' },
    { kind: 'recorded', recording, hungUp: false },
  ],
  ['a word', { ...message, RecordingDuration: '0.4' }, { kind: 'recorded', recording, hungUp: false }],
  ['a message of no length, written with a fraction', { ...message, RecordingDuration: '0.0' }, { kind: 'silence' }],
  ['a 0 after 2.9 seconds', { ...message, RecordingDuration: '2.9', Digits: '0' }, { kind: 'keys', keys: '0' }],
  ['a message kept nowhere', { ...message, RecordingUrl: '', Digits: '' }, { kind: 'silence' }],
  ['a message without a host', { ...message, RecordingUrl: '/Recordings/RE1' }, { kind: 'silence' }],
  ['a message of another host', { ...message, RecordingUrl: 'https://evil.example/a.wav' }, { kind: 'silence' }],
  ['a message that is a script', { ...message, RecordingUrl: 'javascript:alert(1)' }, { kind: 'silence' }],
  ['a message in a file', { ...message, RecordingUrl: 'file:///etc/passwd' }, { kind: 'silence' }],
  ['a recorded passage', { ...message, DialCallStatus: 'completed' }, { kind: 'returned', result: 'served' }],
  ['a call that came to its end', { CallStatus: 'completed', Digits: '1' }, { kind: 'keys', keys: '1' }],
  ['a finished passage', { DialCallStatus: 'completed' }, { kind: 'returned', result: 'served' }],
  ['an answered passage', { DialCallStatus: 'answered', Digits: '1' }, { kind: 'returned', result: 'served' }],
  ['a busy desk', { DialCallStatus: 'busy' }, { kind: 'returned', result: 'unreached' }],
  [
    'a passage that ended in words unknown',
    { DialCallStatus: 'constructor' },
    { kind: 'returned', result: 'unreached' },
  ],
] as const)('%s', ([, parameters, input]) => {
  expect(readInput(readVoiceWebhook({ ...call, ...parameters }))).toEqual(input);
});

test.for([{}, { CallSid: '' }, { CallSid: 'a b' }, { CallSid: 'x'.repeat(65) }, undefined, 'text'])(
  'a webhook that names no call cannot be read: %j',
  (body) => {
    expect(() => readVoiceWebhook(body)).toThrow('CallSid' in Object(body) ? /Invalid/ : /expected/);
  },
);

test.for([
  ['completed', true],
  ['ringing', false],
  ['toString', false],
] as const)('status %s', ([status, over]) => {
  expect(isOver(readVoiceWebhook({ ...call, CallStatus: status }))).toBe(over);
});
