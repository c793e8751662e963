import { expect, test } from 'vitest';
import { collectKeys } from '../../../../../scripts/phone/handsets/voice/collect-keys.ts';
import type { Gather } from '../../../../../scripts/phone/carrier/read-twiml.ts';

function createGather(numDigits: number, finishOnKey: string): Gather {
  return {
    verb: 'Gather',
    action: { url: '/next', method: 'POST' },
    prompts: [],
    takesKeys: true,
    takesSpeech: false,
    language: 'en-US',
    numDigits,
    finishOnKey,
    actionOnEmptyResult: false,
  };
}

const endless = Number.POSITIVE_INFINITY;

test.each([
  { numDigits: 1, finishOnKey: '', pressed: '1', entry: { digits: '1', finishedOnKey: '', rest: '' } },
  { numDigits: 1, finishOnKey: '', pressed: '#', entry: { digits: '#', finishedOnKey: '', rest: '' } },
  { numDigits: 1, finishOnKey: '', pressed: '129', entry: { digits: '1', finishedOnKey: '', rest: '29' } },
  { numDigits: endless, finishOnKey: '#', pressed: '12', entry: undefined },
  { numDigits: endless, finishOnKey: '#', pressed: '12#', entry: { digits: '12', finishedOnKey: '#', rest: '' } },
  { numDigits: endless, finishOnKey: '#', pressed: '#', entry: { digits: '', finishedOnKey: '#', rest: '' } },
  { numDigits: endless, finishOnKey: '#', pressed: '*0#7', entry: { digits: '*0', finishedOnKey: '#', rest: '7' } },
  { numDigits: endless, finishOnKey: '*', pressed: '1#*', entry: { digits: '1#', finishedOnKey: '*', rest: '' } },
  { numDigits: 4, finishOnKey: '#', pressed: '1234', entry: { digits: '1234', finishedOnKey: '', rest: '' } },
  { numDigits: 4, finishOnKey: '#', pressed: '1234#', entry: { digits: '1234', finishedOnKey: '', rest: '#' } },
  { numDigits: 4, finishOnKey: '', pressed: '12#', entry: undefined },
  { numDigits: endless, finishOnKey: '', pressed: '12#', entry: undefined },
  { numDigits: 1, finishOnKey: '', pressed: '', entry: undefined },
])('$numDigits digits or "$finishOnKey", pressed $pressed', ({ numDigits, finishOnKey, pressed, entry }) => {
  expect(collectKeys(createGather(numDigits, finishOnKey), pressed)).toEqual(entry);
});
