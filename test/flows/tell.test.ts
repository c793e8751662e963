import { expect, test } from 'vitest';
import { tell } from '../../flows/parts/tell.ts';

const payment = { amount: 42_500, date: '2026-11-03' };
const appointment = { time: '09:30' };

test('a sentence carries its slots, and none where it has none', () => {
  expect(tell('payment-made', { ...payment, how: 'method-bank' })).toEqual({
    prompt: 'payment-made',
    slots: { ...payment, how: 'method-bank' },
  });
  expect(tell('goodbye')).toEqual({ prompt: 'goodbye' });
});

test('a term is a sentence of the flow that has no slots', () => {
  for (const method of ['bank', 'card'] as const) {
    expect(tell('payment-made', { ...payment, how: `method-${method}` }).slots).toHaveProperty('how');
  }
  for (const method of ['bank', 'shells'] as const) {
    // @ts-expect-error: there is no sentence "method-shells".
    tell('payment-made', { ...payment, how: `method-${method}` });
  }
  // @ts-expect-error: there is no sentence "kind-picnic".
  tell('appointment-today', { ...appointment, what: 'kind-picnic' });
  // @ts-expect-error: there is no sentence "topic-weather".
  tell('caller-topic', { topic: 'topic-weather' });
  // @ts-expect-error: "county" has a slot of its own.
  tell('caller-topic', { topic: 'county' });
  for (const kind of ['callback', 'parcel'] as const) {
    // @ts-expect-error: there is no sentence "left-parcel".
    tell(`left-${kind}`);
  }
});
