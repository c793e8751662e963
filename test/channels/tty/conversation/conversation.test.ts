import { describe, expect, test } from 'vitest';
import {
  step,
  open,
  type Conversation,
  type TtyAction,
  type ConversationEvent,
} from '../../../../src/channels/tty/conversation/conversation.ts';
import type { Output, Question } from '../../../../src/dialogue/output.ts';
import { catalogue } from '../../../support/whole-system.ts';

const role: Question = {
  kind: 'choice',
  prompt: 'role',
  options: { parent: { key: '1' }, 'not-a-parent': { key: '2' }, other: { key: '7' } },
};
const anythingElse: Question = {
  kind: 'choice',
  prompt: 'anything-else',
  options: { 'main-menu': { key: '2' }, goodbye: {} },
};
const pin: Question = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' };
const year: Question = { kind: 'digits', prompt: 'year', minDigits: 4, maxDigits: 4, secret: false };
const message: Question = { kind: 'recording', prompt: 'message-record', maxSeconds: 120 };

const asking = (question: Question, change: Partial<Output> = {}, misses = 0): Output => ({
  language: 'en',
  pace: 'relay',
  told: [],
  next: { kind: 'ask', question, misses, ...(misses > 0 && { missed: 'no-input' as const }) },
  ...change,
});

/** A conversation on a line whose time the test tells. */
function converse() {
  let nowMs = 0;
  let [now, actions] = open(nowMs) as [Conversation, readonly TtyAction[]];
  const done = [...actions];
  function dispatch(event: ConversationEvent): void {
    [now, actions] = step(now, event, nowMs, catalogue) as [Conversation, readonly TtyAction[]];
    done.push(...actions);
  }
  const talk = {
    get now() {
      return now;
    },
    /** What was done since it was last asked. */
    takeDone: () => done.splice(0),
    dispatch,
    answers(output: Output) {
      dispatch({ kind: 'answered', output });
      return talk;
    },
    typed() {
      dispatch({ kind: 'typed' });
      return talk;
    },
    hears(text: string) {
      for (const character of text) dispatch({ kind: 'heard', text: character });
      return talk;
    },
    passes(ms: number) {
      nowMs += ms;
      if (nowMs >= now.deadlineMs) dispatch({ kind: 'late' });
      return talk;
    },
  };
  return talk;
}

const types = (text: string | RegExp) => ({
  kind: 'type',
  text: typeof text === 'string' ? text : expect.stringMatching(text),
});
const takes = (input: object) => ({ kind: 'take', input });

function asked(output: Output) {
  const talk = converse();
  talk.answers(output).typed();
  talk.takeDone();
  return talk;
}

test('asks where the call stands, types first, and ends its turn with GA', () => {
  const talk = converse();
  expect(talk.takeDone()).toEqual([takes({ kind: 'silence' })]);
  talk.answers(asking(role));
  expect(talk.takeDone()).toEqual([types(/^R U A PARENT OR GUARDIAN[^]*7 OTHER OPTIONS GA$/)]);
});

test('a closing question may be answered with goodbye; the end is SKSK', () => {
  const talk = converse();
  talk.answers(asking(anythingElse));
  expect(talk.takeDone().at(-1)).toEqual(types(/^ANYTHING ELSE\?\s+2 MAIN MENU GA OR SK$/));
  talk.typed().answers({ language: 'es', pace: 'relay', told: [{ prompt: 'goodbye' }], next: { kind: 'hang-up' } });
  expect(talk.takeDone()).toEqual([types('GRACIAS POR LLAMAR. ADIOS SKSK')]);
  talk.typed();
  expect(talk.takeDone()).toEqual([{ kind: 'leave' }]);
});

test('says that it passes the caller on, and leaves', () => {
  const talk = converse();
  talk.answers({ language: 'en', pace: 'relay', told: [{ prompt: 'transfer' }], next: { kind: 'transfer' } }).typed();
  expect(talk.takeDone().slice(1)).toEqual([types('HD PLS TRANSFERRING U GA'), { kind: 'leave' }]);
});

test('before a card is taken it types what comes, holds the line, and leaves; keys pressed too early are none of it', () => {
  const card: Question = {
    kind: 'card',
    prompt: 'card-number',
    payment: 'abcdefgh12345678',
    amountCents: 100,
    connector: 'sample',
    cards: ['visa'],
  };
  const talk = converse();
  talk.dispatch({ kind: 'key', key: '4' });
  talk.answers(asking(card, { told: [{ prompt: 'card-first' }] }));
  talk.dispatch({ kind: 'key', key: '1' });
  talk.typed();
  expect(talk.takeDone().slice(1)).toEqual([types(/^NOW USE THE KEYS[^]* PLS HD$/), { kind: 'leave' }]);
});

test('a caller from a line at standard pace gets the pace of relay', () => {
  const talk = converse();
  talk.answers(asking(role, { pace: 'standard' }));
  expect(talk.takeDone().at(-1)).toEqual(takes({ kind: 'command', command: 'more-time' }));
});

describe('a turn of the caller ends', () => {
  test.each([
    ['with GA', role, 'YES GA', 1000, { kind: 'speech', text: 'yes' }],
    ['with SK', role, 'BYE SK', 1000, { kind: 'command', command: 'goodbye' }],
    ['with a line break', role, 'YES\r', 1000, { kind: 'speech', text: 'yes' }],
    ['with the number of an option', role, '1', 1500, { kind: 'keys', keys: '1' }],
    ['with the last digit of a number of fixed length', year, '2025', 1500, { kind: 'keys', keys: '2025' }],
    ['with a pause of seven seconds', pin, '482913', 7000, { kind: 'keys', keys: '482913' }],
    [
      'with a pause in a message of several lines',
      message,
      'I MOVED\r\n',
      7000,
      { kind: 'typed', text: 'I MOVED', hungUp: false },
    ],
  ])('%s', (_, question, text, ms, input) => {
    const talk = asked(asking(question)).hears(text);
    expect(talk.passes(ms - 1).takeDone()).toEqual([]);
    expect(talk.passes(1).takeDone()).toEqual([takes(input)]);
  });

  test('not while somebody types a character every five seconds', () => {
    const talk = asked(asking(role));
    for (const character of 'YES ') talk.hears(character).passes(5000);
    expect(talk.takeDone()).toEqual([]);
  });

  test('not with a word that begins like GA', () => {
    const talk = asked(asking(message)).hears('MY NAME IS GA').passes(200).hears('RY').passes(1500);
    expect(talk.takeDone()).toEqual([]);
  });

  test('backspaces take characters away', () => {
    expect(asked(asking(pin)).hears('48\b\b482914\b3 GA').passes(1000).takeDone()).toEqual([
      takes({ kind: 'keys', keys: '482913' }),
    ]);
  });

  test('taps of the space bar are no answer', () => {
    expect(asked(asking(role)).hears('    ').passes(59_999).takeDone()).toEqual([]);
  });

  test('a message is as long as a message may be', () => {
    expect(asked(asking(message)).hears('A'.repeat(2000)).passes(0).takeDone()).toEqual([
      takes({ kind: 'typed', text: 'A'.repeat(1000), hungUp: false }),
    ]);
  });
});

test('the last try says once what comes of it, behind the word on the missed answer', () => {
  const talk = asked(asking(role));
  const missed = (misses: number, warning = {}): Output => ({
    ...asking(role),
    next: { kind: 'ask', question: role, misses, missed: 'no-match', ...warning },
  });
  for (const misses of [1, 2]) talk.hears('QQQQ GA').passes(7000).answers(missed(misses)).typed();
  talk.takeDone();
  talk
    .hears('QQQQ GA')
    .passes(7000)
    .answers(missed(2, { warning: 'last-try' }));
  const [, { text } = { text: '' }] = talk.takeDone() as { text: string }[];
  expect(text).toMatch(/^I DID NOT UNDERSTAND THAT\.\r\nIF THIS DOES NOT WORK/u);
  expect([...text.matchAll(/DOES NOT WORK/gu)]).toHaveLength(1);
});

describe('silence', () => {
  test('of a minute is put in new words, three times; the last time it is said that a person comes, and then one does', () => {
    const talk = asked(asking(role));
    for (const misses of [1, 2, 2]) {
      expect(talk.passes(59_999).takeDone()).toEqual([]);
      expect(talk.passes(1).takeDone()).toEqual([takes({ kind: 'silence' })]);
      talk.answers(asking(role, {}, misses)).typed();
      const [{ text } = { text: '' }] = talk.takeDone() as { text: string }[];
      expect(text.includes('I WILL GET YOU A PERSON')).toBe(false);
      if (misses === 2) break;
    }
    talk
      .passes(60_000)
      .answers(asking(role, {}, 2))
      .typed();
    expect(talk.takeDone()[1]).toEqual(types(/I WILL GET YOU A PERSON/));
    talk.passes(60_000).answers(asking(role, {}, 2));
    expect(talk.takeDone().at(-1)).toEqual(takes({ kind: 'command', command: 'agent' }));
  });

  test('goes on where no person could be found ends with a goodbye', () => {
    const talk = asked(asking(role));
    const keepSilent = () => {
      for (const misses of [1, 2, 2, 2])
        talk
          .passes(60_000)
          .answers(asking(role, {}, misses))
          .typed();
    };
    keepSilent();
    expect(talk.takeDone().at(-1)).toEqual(takes({ kind: 'command', command: 'agent' }));
    talk.answers(asking(anythingElse)).typed();
    keepSilent();
    expect(talk.takeDone().at(-1)).toEqual(takes({ kind: 'command', command: 'goodbye' }));
  });
});

describe('while we work', () => {
  test('PLS HD comes after a quarter of a second and every 25 seconds', () => {
    const talk = asked(asking(role)).hears('1 GA').passes(1000);
    talk.takeDone();
    expect(talk.passes(249).takeDone()).toEqual([]);
    expect(talk.passes(1).takeDone()).toEqual([types('PLS HD')]);
    expect(talk.passes(24_999).takeDone()).toEqual([]);
    expect(talk.passes(1).takeDone()).toEqual([types('PLS HD')]);
    talk.answers(asking(pin));
    expect(talk.takeDone()).toEqual([types(/^NOW UR PIN/)]);
  });

  test('typing is not taken for an answer to what comes', () => {
    const talk = asked(asking(role)).hears('1 GA').passes(1000).hears('HELLO');
    talk.answers(asking(pin)).typed().passes(7000);
    expect(talk.now.text).toBe('');
  });
});

describe('pages', () => {
  const long = asking(role, { told: [{ prompt: 'ways-to-pay' }] });

  test('hold 120 characters at most, and every one but the last says that more will come', () => {
    const talk = converse();
    talk.answers(long);
    const pages: string[] = [];
    while (pages.at(-1)?.endsWith('OPTIONS GA') !== true) {
      const [page] = talk.takeDone().flatMap((doing) => (doing.kind === 'type' ? [doing.text] : []));
      pages.push(page ?? '');
      talk.typed();
      if (!page?.endsWith('OPTIONS GA')) talk.hears('GA').passes(1000);
    }
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(pages.slice(0, -1).every((page) => page.endsWith(' GA FOR MORE'))).toBe(true);
    expect(pages.length).toBeGreaterThan(3);
  });

  test('a caller who knows the answer need not read them all', () => {
    expect(asked(long).hears('1 GA').passes(1000).takeDone()).toEqual([takes({ kind: 'keys', keys: '1' })]);
  });

  test('a caller who stays silent reads on', () => {
    expect(asked(long).passes(60_000).takeDone()).toEqual([types(/GA FOR MORE$/)]);
  });
});

describe('keys of a telephone beside it', () => {
  const press = (talk: ReturnType<typeof converse>, keys: string) => {
    for (const key of keys) talk.dispatch({ kind: 'key', key });
    return talk;
  };

  test.each([
    ['an option', role, '2', { kind: 'keys', keys: '2' }],
    ['a number ended by #', pin, '4829#', { kind: 'keys', keys: '4829#' }],
    ['a full number', year, '2025', { kind: 'keys', keys: '2025' }],
  ])('%s', (_, question, keys, input) => {
    expect(press(asked(asking(question)), keys).takeDone()).toEqual([takes(input)]);
  });

  test('a number without # ends after ten seconds', () => {
    expect(
      press(asked(asking(pin)), '4829')
        .passes(10_000)
        .takeDone(),
    ).toEqual([takes({ kind: 'keys', keys: '4829' })]);
  });

  test.each([
    ['begun by typing, ended by keys', ['48', '2913#'], '482913#'],
    ['begun by typing in the wrong shift', ['RI', '2913#'], '482913#'],
    ['begun by typing with a slip taken back', ['49 XXX 48', '2913#'], '482913#'],
  ])('a number %s', (_, [typed = '', keys = ''], whole) => {
    const talk = asked(asking(pin)).hears(typed).passes(3000);
    expect(press(talk, keys).takeDone()).toEqual([takes({ kind: 'keys', keys: whole })]);
    expect(talk.now).toMatchObject({ text: '', keys: '' });
  });

  test.each([
    ['with GA', '2913 GA', 1000],
    ['without', '2913', 7000],
  ])('a number begun by keys, ended by typing %s', (_, typed, ms) => {
    const talk = press(asked(asking(pin)), '48')
      .passes(3000)
      .hears(typed);
    expect(talk.passes(ms).takeDone()).toEqual([takes({ kind: 'keys', keys: '482913' })]);
  });

  test('and typing by turns are one number, and of full length they are complete', () => {
    const talk = press(asked(asking(pin)), '48').hears('29');
    expect(press(talk, '13').hears('7').passes(7000).takeDone()).toEqual([takes({ kind: 'keys', keys: '4829137' })]);
    const full = press(asked(asking(year)), '20').hears('25');
    expect(full.passes(1500).takeDone()).toEqual([takes({ kind: 'keys', keys: '2025' })]);
  });

  test('count where what was typed beside them is no number', () => {
    const talk = asked(asking(pin)).hears('UMM');
    expect(press(talk, '482913#').takeDone()).toEqual([takes({ kind: 'keys', keys: '482913#' })]);
  });

  test('break off what we type', () => {
    const talk = converse();
    talk.answers(asking(role));
    talk.takeDone();
    expect(press(talk, '1').takeDone()).toEqual([{ kind: 'hush' }, takes({ kind: 'keys', keys: '1' })]);
  });

  test('pressed ahead are for the next questions', () => {
    const talk = press(asked(asking(role)), '14829#');
    talk.takeDone();
    expect(talk.answers(asking(pin)).takeDone()).toEqual([takes({ kind: 'keys', keys: '4829#' })]);
  });
});

test('a caller who hangs up while typing a message has sent it; any other way the call is over', () => {
  const writing = asked(asking(message)).hears('I MOVED');
  writing.dispatch({ kind: 'hung-up' });
  expect(writing.takeDone()).toEqual([takes({ kind: 'typed', text: 'I MOVED', hungUp: true })]);
  const choosing = asked(asking(role)).hears('1');
  choosing.dispatch({ kind: 'hung-up' });
  expect(choosing.passes(60_000).takeDone()).toEqual([]);
});
