import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTwiml } from '../../../src/channels/voice/render-twiml.ts';
import type { Output, Question } from '../../../src/dialogue/output.ts';
import type { Catalogue } from '../../../src/prompts/prompts.ts';
import type { Part, Spoken } from '../../../src/prompts/spoken.ts';
import { line, parseTwiml } from './signed-app.ts';

const turnUrl = 'https://ivr.example.org/voice/turn/2?language=es&faults=1';
const said: Spoken[] = [{ language: 'es', parts: [{ kind: 'text', text: 'Hola' }] }];

function speaking(spoken: readonly Spoken[], hints: readonly string[] = []): Catalogue {
  return { speak: () => spoken, vocabulary: () => new Map(), hints: () => hints };
}

function outputOf(next: Output['next']): Output {
  return { language: 'es', told: [], next };
}

function asking(question: Question): Output {
  return outputOf({ kind: 'ask', question, misses: 0 });
}

const body = (twiml: string) => /<Response>(.*)<\/Response>$/s.exec(twiml)?.[1];
const say = '<Say voice="Polly.Pedro-Neural" language="es-US">Hola</Say>';
const safeUrl = turnUrl.replace('&', '&amp;');

describe('an output', () => {
  const catalogue = speaking(said, ['pagos', 'uno, dos']);

  test('that offers a choice listens for one key, # and * too, and for words', () => {
    const twiml = renderTwiml(asking({ kind: 'choice', prompt: 'menu', options: {} }), { catalogue, line, turnUrl });
    expect(body(twiml)).toBe(
      `<Gather action="${safeUrl}" method="POST" input="dtmf speech" language="es-US" hints="pagos,uno  dos" ` +
        'speechTimeout="auto" timeout="10" numDigits="1" finishOnKey="" actionOnEmptyResult="true">' +
        `${say}</Gather><Redirect method="POST">${safeUrl}</Redirect>`,
    );
  });

  const number = { kind: 'digits', prompt: 'number', minDigits: 7, maxDigits: 15, secret: false } as const;

  test('that asks for a number listens until #, even after the longest number', () => {
    const twiml = renderTwiml(asking(number), { catalogue, line, turnUrl });
    expect(body(twiml)).toContain('input="dtmf speech"');
    expect(body(twiml)).toContain('numDigits="16" finishOnKey="#"');
  });

  test('that asks for a secret number listens to keys only', () => {
    const twiml = renderTwiml(asking({ ...number, secret: true }), { catalogue, line, turnUrl });
    expect(body(twiml)).toContain('input="dtmf" timeout="10" numDigits="16" finishOnKey="#"');
    expect(body(twiml)).not.toMatch(/<Gather[^>]* (hints|speechTimeout|language)=/);
  });

  test('that leads to a desk dials it and comes back', () => {
    const twiml = renderTwiml(outputOf({ kind: 'transfer' }), { catalogue, line, turnUrl });
    expect(body(twiml)).toBe(
      `${say}<Dial action="${safeUrl}" method="POST" timeout="30"><Number>+19165550199</Number></Dial><Hangup/>`,
    );
  });

  test('that ends the call hangs up', () => {
    expect(body(renderTwiml(outputOf({ kind: 'hang-up' }), { catalogue, line, turnUrl }))).toBe(`${say}<Hangup/>`);
  });

  test('where nothing answers is said by the usual voices', () => {
    const twiml = renderTwiml(outputOf({ kind: 'hang-up' }), { catalogue });
    expect(body(twiml)).toContain('voice="Polly.Lupe-Neural"');
  });
});

function twimlOf(parts: readonly Part[]): string {
  return renderTwiml(outputOf({ kind: 'hang-up' }), { catalogue: speaking([{ language: 'en', parts }]) });
}

function hear(...parts: Part[]): string | null | undefined {
  return parseTwiml(twimlOf(parts)).getElementsByTagName('Say')[0]?.textContent;
}

describe('speech', () => {
  test.for([
    [{ kind: 'text', text: 'a < b & "c" > d\u0007\uFFFF\uD800' }, 'a &lt; b &amp; &quot;c&quot; &gt; d'],
    [{ kind: 'pause', ms: 300 }, '<break time="300ms"/>'],
    [
      { kind: 'slot', type: 'money', written: '$1,310.55', spoken: '1310 dollars and 55 cents' },
      '<sub alias="1310 dollars and 55 cents">$1,310.55</sub>',
    ],
    [{ kind: 'slot', type: 'date', written: 'May 3', spoken: 'May 3' }, 'May 3'],
    [
      { kind: 'slot', type: 'name', written: 'A&B', spoken: 'A "and" B' },
      '<sub alias="A &quot;and&quot; B">A&amp;B</sub>',
    ],
    [
      { kind: 'slot', type: 'digits', written: '4417', spoken: '4 4 1 7' },
      '<say-as interpret-as="digits">4417</say-as>',
    ],
    [
      { kind: 'slot', type: 'spell', written: '12-fl', spoken: '1 2, F L' },
      '<say-as interpret-as="characters">12</say-as><break time="200ms"/><say-as interpret-as="characters">FL</say-as>',
    ],
    [
      { kind: 'slot', type: 'spell', written: '12 y ab', spoken: '1 2; y A B' },
      '<say-as interpret-as="characters">12</say-as><break time="400ms"/>y <say-as interpret-as="characters">AB</say-as>',
    ],
  ] as const)('%j', ([part, markup]) => {
    expect(twimlOf([part])).toContain(`>${markup}</Say>`);
  });

  const anyText = fc.string({ unit: 'binary' });

  test('of any text is XML', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, spoken) => {
        const heard = hear({ kind: 'text', text }, { kind: 'slot', type: 'name', written: 'written', spoken });
        expect(heard?.endsWith('written')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('of text that XML can hold is that text', () => {
    const legal = /^[\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;
    const legalText = anyText.filter((text) => legal.test(text));
    fc.assert(
      fc.property(legalText, (text) => {
        expect(hear({ kind: 'text', text })).toBe(text);
      }),
    );
  });
});
