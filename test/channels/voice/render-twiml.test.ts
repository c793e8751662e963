import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTwiml } from '../../../scripts/phone/carrier/read-twiml.ts';
import { renderTwiml } from '../../../src/channels/voice/render-twiml.ts';
import type { Output, Question } from '../../../src/dialogue/output.ts';
import type { Catalogue } from '../../../src/prompts/prompts.ts';
import type { Part, Spoken } from '../../../src/prompts/spoken.ts';
import { bothDesks } from '../../support/both-desks.ts';
import { line, parseTwiml } from '../../support/signed-app.ts';

const turnUrl = 'https://ivr.example.org/voice/turn/2?language=es&faults=1';
const said: Spoken[] = [{ language: 'es', parts: [{ kind: 'text', text: 'Hola' }] }];

function spokenIn(language: Spoken['language'], text: string): Spoken {
  return { language, parts: [{ kind: 'text', text }] };
}

function speaking(spoken: readonly Spoken[], hints: readonly string[] = []): Catalogue {
  return {
    type: () => [],
    compose: () => [],
    text: () => '',
    signs: () => ({ hold: '', more: '', closing: '' }),
    write: () => ({ subject: '', text: '' }),
    speak: () => spoken,
    findOffices: () => [],
    findLibraries: () => [],
    labels: () => new Map(),
    vocabulary: () => new Map(),
    hearings: () => [],
    hints: () => hints,
  };
}

function outputOf(next: Output['next']): Output {
  return { language: 'es', pace: 'standard', told: [], next };
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

  test('that offers things from the records listens like a menu', () => {
    const twiml = renderTwiml(asking({ kind: 'pick', prompt: 'cases', items: [] }), { catalogue, line, turnUrl });
    expect(body(twiml)).toContain('input="dtmf speech" language="es-US" hints="pagos,uno  dos"');
    expect(body(twiml)).toContain('timeout="10" numDigits="1" finishOnKey=""');
  });

  test.for(['standard', 'relay'] as const)(
    'that waits for the caller takes one key, a minute long, at %s pace',
    (pace) => {
      const waiting = { ...asking({ kind: 'pause', prompt: 'paused' }), pace };
      expect(body(renderTwiml(waiting, { catalogue: speaking([]), line, turnUrl }))).toBe(
        `<Gather action="${safeUrl}" method="POST" input="dtmf" timeout="60" numDigits="1" finishOnKey="" ` +
          `actionOnEmptyResult="true"/><Redirect method="POST">${safeUrl}</Redirect>`,
      );
    },
  );

  const held = (quiet: boolean, pace: Output['pace'] = 'standard'): Output => {
    const question = { kind: 'choice', prompt: 'waiting-for-desk', options: { callback: { key: '1' } } } as const;
    return { language: 'es', pace, told: [], next: { kind: 'ask', question, misses: 0, hold: { quiet } } };
  };
  const withMusic = { ...line, desk: bothDesks('+19165550199', { music: 'https://example.org/wait.mp3' }) };
  const play = '<Play>https://example.org/wait.mp3</Play>';

  test('for a caller in the queue comes back soon; in silence it listens to keys alone', () => {
    expect(body(renderTwiml(held(false), { catalogue, line, turnUrl }))).toContain('input="dtmf speech"');
    const quiet = body(renderTwiml(held(true), { catalogue: speaking([]), line, turnUrl }));
    expect(quiet).toContain('input="dtmf" timeout="20" numDigits="1" finishOnKey="" actionOnEmptyResult="true"/>');
  });

  test('for a caller in the queue says a word where there is no music, but not at relay pace', () => {
    const told: string[] = [];
    const listening = {
      ...catalogue,
      speak: (output: Output) => (told.push(...output.told.map(({ prompt }) => prompt)), catalogue.speak(output)),
    };
    renderTwiml(held(true), { catalogue: listening, line, turnUrl });
    expect(told).toEqual(['still-waiting']);
    renderTwiml(held(true, 'relay'), { catalogue: listening, line, turnUrl });
    renderTwiml(held(true), { catalogue: listening, line: withMusic, turnUrl });
    renderTwiml(held(false), { catalogue: listening, line, turnUrl });
    expect(told).toEqual(['still-waiting']);
  });

  test('for a caller in the queue plays the music of the desk, but not at relay pace', () => {
    const waiting = body(renderTwiml(held(true), { catalogue: speaking([]), line: withMusic, turnUrl }));
    expect(waiting).toContain(`timeout="1" numDigits="1" finishOnKey="" actionOnEmptyResult="true">${play}</Gather>`);
    const relay = body(renderTwiml(held(false, 'relay'), { catalogue, line: withMusic, turnUrl }));
    expect(relay).not.toContain('<Play>');
    expect(relay).toContain('timeout="20"');
    expect(body(renderTwiml(asking(number), { catalogue, line: withMusic, turnUrl }))).not.toContain('<Play>');
  });

  const message = asking({ kind: 'recording', prompt: 'message', maxSeconds: 120 });

  test('that asks for a message takes keys while it is said, then records', () => {
    expect(body(renderTwiml(message, { catalogue, line, turnUrl }))).toBe(
      `<Gather action="${safeUrl}" method="POST" input="dtmf" timeout="1" numDigits="1" finishOnKey="">${say}</Gather>` +
        `<Record action="${safeUrl}" method="POST" maxLength="120" finishOnKey="0*#" playBeep="true" timeout="5" ` +
        `trim="trim-silence"/><Redirect method="POST">${safeUrl}</Redirect>`,
    );
  });

  test('that asks for a message at relay pace waits for the first word, and takes nothing off the message for it', () => {
    const twiml = renderTwiml({ ...message, pace: 'relay' }, { catalogue, line, turnUrl });
    expect(body(twiml)).toContain('maxLength="180" finishOnKey="0*#" playBeep="true" timeout="60"');
  });

  test('with a recording plays it between what is told and what is asked, and a key ends all of it', () => {
    const apart: Catalogue = {
      ...catalogue,
      speak: ({ told, next }) => [
        ...told.map(({ prompt }) => spokenIn('es', prompt)),
        ...(next.kind === 'ask' ? [spokenIn('es', next.question.prompt)] : []),
      ],
    };
    const recording = 'https://api.example.org/Recordings/RE01?a=1&b=2';
    const output = {
      ...asking({ kind: 'choice', prompt: 'review', options: {} }),
      told: [{ prompt: 'here' }],
      recording,
    };
    const [gather] = parseTwiml(renderTwiml(output, { catalogue: apart, line, turnUrl })).children;
    expect([...(gather?.children ?? [])].map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
      ['Say', 'here'],
      ['Play', recording],
      ['Say', 'review'],
    ]);
  });

  test('that leads to a desk dials it and comes back', () => {
    const twiml = renderTwiml(outputOf({ kind: 'transfer' }), { catalogue, line, turnUrl });
    expect(body(twiml)).toBe(
      `${say}<Dial action="${safeUrl}" method="POST" timeout="30"><Number>+19165550199</Number></Dial><Hangup/>`,
    );
  });

  test('that leads to a desk shows the dialled number where the caller withholds theirs', () => {
    const twiml = renderTwiml(outputOf({ kind: 'transfer' }), { catalogue, line, turnUrl, callerId: '+18669013212' });
    expect(readTwiml({ contentType: 'text/xml', body: twiml })).toHaveLength(3);
    expect(parseTwiml(twiml).getElementsByTagName('Dial')[0]?.getAttribute('callerId')).toBe('+18669013212');
  });

  test('that ends the call hangs up', () => {
    expect(body(renderTwiml(outputOf({ kind: 'hang-up' }), { catalogue, line, turnUrl }))).toBe(`${say}<Hangup/>`);
  });

  test('where nothing answers is said by the usual voices', () => {
    const twiml = renderTwiml(outputOf({ kind: 'hang-up' }), { catalogue });
    expect(body(twiml)).toContain('voice="Polly.Lupe-Neural"');
  });
});

describe('at relay pace', () => {
  const words = (count: number): Spoken[] => [spokenIn('en', 'word '.repeat(count))];
  const timeoutAfter = (spoken: readonly Spoken[], question: Question) => {
    const twiml = renderTwiml(
      { ...asking(question), pace: 'relay' },
      { catalogue: speaking(spoken, ['a']), line, turnUrl },
    );
    const [gather] = parseTwiml(twiml).children;
    // Callers who asked for more time are heard as before.
    const byKeys = question.kind === 'pause' || (question.kind === 'digits' && question.secret);
    expect(gather?.getAttribute('input')).toBe(byKeys ? 'dtmf' : 'dtmf speech');
    return gather?.getAttribute('timeout');
  };

  test.for<Question>([
    { kind: 'choice', prompt: 'menu', options: {} },
    { kind: 'pick', prompt: 'cases', items: [] },
    { kind: 'digits', prompt: 'number', minDigits: 7, maxDigits: 15, secret: false },
    { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true },
  ])(
    'a question takes what it takes at standard pace, and waits twice as long as it was, and half a minute: %j',
    (question) => {
      expect(timeoutAfter(words(0), question)).toBe('60');
      expect(timeoutAfter(words(39), question)).toBe('60');
      expect(timeoutAfter(words(52), question)).toBe('70');
      expect(timeoutAfter([...words(26), ...words(26)], question)).toBe('70');
    },
  );
});

/** Every question there is, at each pace, with and without a recording. */
const anyOutput: fc.Arbitrary<Output> = fc.record(
  {
    language: fc.constantFrom('en', 'es'),
    pace: fc.constantFrom('standard', 'relay'),
    told: fc.constant([]),
    recording: fc.webUrl({ withQueryParameters: true }),
    next: fc.oneof(
      fc.constantFrom<Output['next']>({ kind: 'transfer' }, { kind: 'hang-up' }),
      fc
        .constantFrom<Question>(
          { kind: 'choice', prompt: 'a', options: {} },
          { kind: 'pick', prompt: 'a', items: [] },
          { kind: 'digits', prompt: 'a', minDigits: 1, maxDigits: 8, secret: false },
          { kind: 'digits', prompt: 'a', minDigits: 1, maxDigits: 8, secret: true },
          { kind: 'recording', prompt: 'a', maxSeconds: 120 },
          { kind: 'pause', prompt: 'a' },
        )
        .map((question) => ({ kind: 'ask', question, misses: 0 }) as const),
    ),
  },
  { requiredKeys: ['language', 'pace', 'told', 'next'] },
);

test('any output is TwiML that the carrier takes', () => {
  const anyWords = fc.string({ minLength: 1, maxLength: 400 }).filter((text) => /[a-z]/.test(text));
  const anyPart = fc.oneof<fc.Arbitrary<Part>[]>(
    anyWords.map((text) => ({ kind: 'text', text })),
    fc.constant({ kind: 'pause', ms: 300 }),
    anyWords.map((written) => ({ kind: 'slot', type: 'name', written, spoken: written.toUpperCase() })),
  );
  const anySpoken = fc.record({ language: fc.constantFrom('en', 'es'), parts: fc.array(anyPart, { maxLength: 40 }) });
  fc.assert(
    fc.property(anyOutput, fc.array(anySpoken, { maxLength: 3 }), (output, spoken) => {
      const twiml = renderTwiml(output, { catalogue: speaking(spoken, ['uno']), line, turnUrl });
      parseTwiml(twiml);
      const verbs = readTwiml({ contentType: 'text/xml', body: twiml });
      expect(verbs.at(-1)?.verb).toBe(output.next.kind === 'ask' ? 'Redirect' : 'Hangup');
    }),
    { numRuns: 500 },
  );
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
    [{ kind: 'slot', type: 'spell', written: '12-fl', spoken: '1 2, F L' }, '<sub alias="1 2, F L">12-fl</sub>'],
    [
      { kind: 'slot', type: 'spell', written: '12 y ab', spoken: '1 2; y A B' },
      '<sub alias="1 2; y A B">12 y ab</sub>',
    ],
  ] as const)('%j', ([part, markup]) => {
    expect(twimlOf([part])).toContain(`>${markup}</Say>`);
  });

  test('says English places in English', () => {
    const place = {
      kind: 'slot',
      type: 'place',
      written: '3341 Power Inn Road',
      spoken: '3341 Power Inn Road',
    } as const;
    const inSpanish = renderTwiml(outputOf({ kind: 'hang-up' }), {
      catalogue: speaking([{ language: 'es', parts: [place] }]),
    });
    expect(inSpanish).toContain('<lang xml:lang="en-US">3341 Power Inn Road</lang></Say>');
    expect(twimlOf([place])).toContain('>3341 Power Inn Road</Say>');
  });

  test('reads well where a carrier drops the tags', () => {
    const parts: Part[] = [
      { kind: 'text', text: 'Customer Connect.' },
      { kind: 'pause', ms: 300 },
      { kind: 'text', text: 'For English, press 1.' },
    ];
    expect(hear(...parts)).toBe('Customer Connect. For English, press 1.');
  });

  test('pauses where it is told to', () => {
    expect(
      twimlOf([
        { kind: 'text', text: 'a' },
        { kind: 'pause', ms: 300 },
      ]),
    ).toContain('>a<break time="300ms"/> </Say>');
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

  test('leaves out the sign of a lost character', () => {
    expect(hear({ kind: 'text', text: 'Sacramento \uFFFDCounty' })).toBe('Sacramento County');
  });

  test('of text that XML can hold is that text', () => {
    const legal = /^[\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFC}\u{10000}-\u{10FFFF}]*$/u;
    const legalText = anyText.filter((text) => text !== '' && legal.test(text));
    fc.assert(
      fc.property(legalText, (text) => {
        expect(hear({ kind: 'text', text })).toBe(text);
      }),
    );
  });
});
