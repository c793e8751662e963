import { expect, test } from 'vitest';
import { parseParameters, TooManyParametersError } from '../../src/twilio/parse-parameters.ts';

const form = (count: number) => Array.from({ length: count }, (_, index) => `P${index}=${index}`).join('&');

test('a form is read: plus signs, escapes, repeated and empty parameters', () => {
  const read = parseParameters('From=%2B1530&SpeechResult=s%C3%AD+por+favor&Digits=3&Digits=4&FinishedOnKey=&alone');
  expect({ ...read }).toEqual({
    From: '+1530',
    SpeechResult: 'sí por favor',
    Digits: ['3', '4'],
    FinishedOnKey: '',
    alone: '',
  });
});

test.each(['%', 'a=%zz', '%41%=%', '=', '&&', ''])('what is no form throws nothing: %s', (text) => {
  expect(() => parseParameters(text)).not.toThrow();
});

test('a hundred parameters are read, and one more is refused', () => {
  expect(Object.keys(parseParameters(form(100)))).toHaveLength(100);
  expect(() => parseParameters(form(101))).toThrow(TooManyParametersError);
});
