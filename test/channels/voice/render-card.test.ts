import type { Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cardKinds } from '../../../src/agency/pay-settings.ts';
import { listCardSteps } from '../../../src/channels/voice/card-steps.ts';
import { renderTwiml } from '../../../src/channels/voice/render-twiml.ts';
import { cardStatements } from '../../../src/dialogue/card-statements.ts';
import type { CardQuestion, Output } from '../../../src/dialogue/output.ts';
import { line, parseTwiml, prompts } from '../../support/signed-app.ts';

const turnUrl = 'https://ivr.example.org/voice/turn/9?language=en&pace=standard&payment=abcdefgh12345678#rc=2&rp=all';
const cardStatusUrl = 'https://ivr.example.org/voice/paid-status?line=test-line&payment=abcdefgh12345678';
const question: CardQuestion = {
  kind: 'card',
  prompt: 'card-number',
  payment: 'abcdefgh12345678',
  amountCents: 43_308,
  connector: 'sample',
  cards: ['visa', 'mastercard', 'discover'],
};

function render(asked: Partial<CardQuestion> = {}, manner: Partial<Output> = {}): Element {
  const output: Output = {
    language: 'en',
    pace: 'standard',
    told: [{ prompt: 'card-first' }],
    next: { kind: 'ask', question: { ...question, ...asked }, misses: 0 },
    ...manner,
  };
  return parseTwiml(renderTwiml(output, { catalogue: prompts.current(), line, turnUrl, cardStatusUrl }));
}

function payOf(response: Element): Element {
  const [pay] = response.getElementsByTagName('Pay');
  if (!pay) throw new Error('The answer has no <Pay>');
  return pay;
}

const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

describe('a card that the processor keeps', () => {
  const kept = { payment: '', amountCents: 0, keeps: true } as const;

  test('is asked for without a charge, a status or a name of ours', () => {
    const pay = payOf(render(kept));
    expect(attributesOf(pay)).toMatchObject({ tokenType: 'reusable', action: turnUrl, paymentConnector: 'sample' });
    expect(Object.keys(attributesOf(pay))).not.toEqual(expect.arrayContaining(['chargeAmount']));
    expect(Object.keys(attributesOf(pay))).not.toEqual(expect.arrayContaining(['statusCallback']));
    expect(pay.getElementsByTagName('Parameter')).toHaveLength(0);
    expect(pay.textContent).toContain('card-keeping');
    expect(pay.textContent).not.toContain('card-processing');
  });

  test('is not charged, and a card that is charged is not kept', () => {
    expect(() => render({ ...kept, amountCents: 100 })).toThrow('charged at least a cent, or kept');
    expect(() => render({ amountCents: 0 })).toThrow('charged at least a cent, or kept');
  });
});

describe('a card that is asked for', () => {
  test('is asked for by the carrier, which leads on by the turn in any case', () => {
    const [said, pay, behind] = [...render().children];
    expect(said?.textContent).toBe('card-first');
    expect(pay?.nodeName).toBe('Pay');
    expect(pay && attributesOf(pay)).toEqual({
      input: 'dtmf',
      action: turnUrl,
      statusCallback: cardStatusUrl,
      statusCallbackMethod: 'POST',
      paymentMethod: 'credit-card',
      paymentConnector: 'sample',
      chargeAmount: '433.08',
      currency: 'usd',
      validCardTypes: 'visa mastercard discover',
      securityCode: 'true',
      postalCode: 'true',
      timeout: '10',
      maxAttempts: '3',
      language: 'en-US',
    });
    expect(behind?.nodeName).toBe('Redirect');
    expect(behind?.textContent).toBe(turnUrl);
  });

  test('is written as the library of the carrier writes it', () => {
    const { action, ...attributes } = attributesOf(payOf(render()));
    const response = new VoiceResponse();
    response.pay({
      ...attributes,
      action: action ?? '',
      input: 'dtmf',
      statusCallbackMethod: 'POST',
      paymentMethod: 'credit-card',
      securityCode: true,
      timeout: 10,
      maxAttempts: 3,
      language: 'en-US',
      validCardTypes: ['visa', 'mastercard', 'discover'],
    });
    expect(attributesOf(payOf(parseTwiml(response.toString())))).toEqual({ action, ...attributes });
  });

  test.for([
    ['en', 'en-US'],
    ['es', 'es-MX'],
  ] as const)('is asked for in %s, and so is each error of each step, in our own words', ([language, locale]) => {
    const pay = payOf(render({}, { language }));
    expect(pay.getAttribute('language')).toBe(locale);
    const voices = { en: ['Polly.Ruth-Neural', 'en-US'], es: ['Polly.Pedro-Neural', 'es-US'] }[language];
    for (const prompt of pay.getElementsByTagName('Prompt')) {
      const [say, ...others] = [...prompt.children];
      expect(others).toEqual([]);
      expect([say?.getAttribute('voice'), say?.getAttribute('language')]).toEqual(voices);
      expect(say?.textContent).toMatch(/^card-/);
    }
  });

  test.for([1, 10, 99, 100, 8075, 42_500, 100_000_000])('is charged %i cents as dollars and cents', (amountCents) => {
    const amount = payOf(render({ amountCents })).getAttribute('chargeAmount') ?? '';
    expect(amount).toMatch(/^\d+\.\d{2}$/);
    expect(Math.round(Number(amount) * 100)).toBe(amountCents);
  });

  test.for([0, -1, 0.5, Number.NaN, 1e300])('is never kept for later in place of being charged %d', (amountCents) => {
    expect(() => render({ amountCents })).toThrow('A card is charged at least a cent');
  });

  test('has more time between keys at relay pace', () => {
    expect(payOf(render({}, { pace: 'relay' })).getAttribute('timeout')).toBe('90');
  });

  test('brings our own name of the payment to the processor', () => {
    const [parameter] = payOf(render()).getElementsByTagName('Parameter');
    expect(parameter && attributesOf(parameter)).toEqual({ name: 'payment', value: 'abcdefgh12345678' });
  });
});

describe('the steps of a card', () => {
  test.for([
    ['the usual cards', ['visa', 'mastercard', 'discover']],
    ['American Express alone', ['amex']],
    ['all cards', [...cardKinds]],
  ] as const)('of %s fit one moment each', ([, cards]) => {
    const moments = listCardSteps(cards).flatMap(({ for: name, errorType = 'first', cardType }) =>
      (cardType?.split(' ') ?? cards).map((kind) => `${name} ${errorType} ${kind}`),
    );
    expect(new Set(moments).size).toBe(moments.length);
  });

  test('say every sentence that the wording must have, where all cards are taken', () => {
    const said = [...listCardSteps(cardKinds), ...listCardSteps(cardKinds, true).slice(-1)].map(({ says }) => says);
    expect(said.toSorted()).toEqual(Object.keys(cardStatements).toSorted());
  });
});
