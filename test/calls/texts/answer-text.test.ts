import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lines } from '../../../scripts/rigs/sample-system.ts';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { ConsentStore } from '../../../src/calls/ports/consent-store.ts';
import { createAnswerText, type IncomingText } from '../../../src/calls/texts/answer-text.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';
import { catalogue } from '../../support/whole-system.ts';

const phone = '+19165550101';
const [line] = lines;
const logged: string[] = [];
const counted: unknown[] = [];
const note = (facts: object, message: string) => void logged.push(`${message} ${JSON.stringify(facts)}`);
const log = { debug: note, info: note, warn: note, error: note };

let consents: ConsentStore;
let answerText: AnswerOne;
let count = 0;
let nowMs = Date.UTC(2026, 10, 28);

/** The one message that is answered, where there is one. */
type AnswerOne = (text: IncomingText) => Promise<string | undefined>;

/** One of several servers. Its lines have no conversations. */
function openServer(sets = createMemorySharedSets(), kept: ConsentStore = consents): AnswerOne {
  const now = () => Temporal.Instant.fromEpochMilliseconds((nowMs += 1000));
  const answer = createAnswerText({
    prompts: { current: () => catalogue },
    consents: kept,
    sets,
    keys: [oldKey],
    log,
    measure: { textTaken: (taken) => void counted.push(taken) },
    now,
    converse: async () => undefined,
  });
  return async (text) => {
    const messages = await answer(text);
    expect(messages.length).toBeLessThan(2);
    return messages[0];
  };
}

function toText(text: string, rest: Partial<IncomingText> = {}): IncomingText {
  if (!line) throw new Error('There is no line');
  return { line, to: '+18669013212', from: phone, text, message: `SM${(count += 1)}`, ...rest };
}

beforeEach(async () => {
  logged.length = 0;
  counted.length = 0;
  const opened = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => opened.records.close());
  ({ consents } = opened);
  answerText = openServer();
});

const agree = () =>
  consents.record(
    {
      phone,
      purpose: 'court-dates',
      given: true,
      language: 'es',
      words: 'Sí',
      channel: 'voice',
      line: 'a-line',
      call: 'CA1',
      turn: 3,
      atMs: 1,
    },
    'CA1:3',
  );

describe('a STOP', () => {
  it('ends all texts at once, and is confirmed once, in the language of its words', async () => {
    await agree();
    expect(await answerText(toText('ya no me manden mensajes'))).toMatch(/^Manutención de Menores .* START\.$/);
    expect(await consents.find(phone)).toEqual([]);
    expect(await answerText(toText('ALTO'))).toBeUndefined();
    expect(await answerText(toText('when is my hearing'))).toBeUndefined();
  });

  it('in a word of the carrier is kept and answered by the carrier alone', async () => {
    await agree();
    expect(await answerText(toText('STOP'))).toBeUndefined();
    expect(await consents.isStopped(phone)).toBe(true);
  });

  it('that the carrier has taken by its own words is kept, in words that we would not know', async () => {
    expect(await answerText(toText('arrêt', { done: 'stop' }))).toBeUndefined();
    expect(await consents.isStopped(phone)).toBe(true);
  });

  it('that comes twice, to two servers at once, is answered once', async () => {
    const sets = createMemorySharedSets();
    const text = toText('no more texts');
    const answers = await Promise.all([openServer(sets)(text), openServer(sets)(text)]);
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
  });

  it('is confirmed only where it is kept, and kept as soon as it can be', async () => {
    let away = true;
    const record: ConsentStore['record'] = async (...change) => {
      if (away) throw new Error('gone');
      await consents.record(...change);
    };
    await expect(openServer(undefined, { ...consents, record })(toText('no more texts'))).rejects.toThrow('gone');
    expect(logged.at(-1)).toMatch(/^a consent, or the end of one, could not be kept/);
    away = false;
    await expect.poll(() => consents.isStopped(phone)).toBe(true);
  });
});

it('a STOP is kept where nothing about its number can be read, and where no server knows what was answered', async () => {
  const gone = async () => Promise.reject(new Error('gone'));
  const blind = { ...consents, isStopped: gone, findLanguage: gone };
  for (const [from, text] of [
    [phone, 'STOP'],
    ['+12125550123', '🛑'],
  ] as const) {
    await expect(openServer(undefined, blind)(toText(text, { from }))).rejects.toThrow('gone');
    expect(await consents.isStopped(from)).toBe(true);
  }
  const lost = { ...createMemorySharedSets(), add: gone };
  const from = '+13105550123';
  await expect(openServer(lost)(toText('no more texts', { from }))).rejects.toThrow('gone');
  expect(await consents.isStopped(from)).toBe(true);
});

it('a START lets what was agreed to count again', async () => {
  await agree();
  await answerText(toText('basta'));
  expect(await answerText(toText('reanudar'))).toMatch(/volverá a recibir/);
  expect(await consents.find(phone)).toMatchObject([{ purpose: 'court-dates' }]);
  expect(await answerText(toText('START'))).toBeUndefined();
});

it('HELP says who this is and how to call, also to a number that has opted out', async () => {
  await answerText(toText('STOP'));
  const help = await answerText(toText('help'));
  expect(help).toMatch(/^California Child Support, Customer Connect: .*866.*901.*3212/);
  expect(help).toContain('STOP');
  expect(await answerText(toText('HELP', { done: 'help' }))).toBeUndefined();
});

it('no command is answered more than once in five minutes, with others between, and each is kept', async () => {
  const answers: unknown[] = [];
  for (let round = 0; round < 5; round += 1)
    for (const text of ['no more texts', 'resume', 'help me', 'ayuda']) answers.push(await answerText(toText(text)));
  expect(answers.filter((answer) => answer !== undefined)).toHaveLength(3);
  await answerText(toText('no more texts'));
  expect(await consents.isStopped(phone)).toBe(true);
  expect(await answerText(toText('help', { from: '+12125550123' }))).toMatch(/Customer Connect/);
});

it('anything else is answered once an hour where the line has no conversations, with how to reach us, in the language of the number', async () => {
  await agree();
  expect(await answerText(toText('¿cuánto debo?'))).toMatch(/aquí no se contesta/);
  for (const text of ['1', '👍', 'a'.repeat(1600), '']) expect(await answerText(toText(text))).toBeUndefined();
  expect(await answerText(toText('how much do I owe', { from: '+12125550123' }))).toMatch(/cannot answer texts/);
});

it('short codes and names get no answer, and change nothing', async () => {
  for (const from of ['72345', 'whatsapp:+19165550101', 'BANK', ''])
    expect(await answerText(toText('help', { from }))).toBeUndefined();
});

it('no line of the log holds a number or a word of a text', async () => {
  await answerText(toText('take me off the list'));
  await answerText(toText('my pin is 482913'));
  expect(logged).toHaveLength(2);
  expect(counted).toEqual([
    { line: 'customer-connect', language: 'en', command: 'stop' },
    { line: 'customer-connect', language: 'en', command: 'none' },
  ]);
  expect(logged.join()).not.toMatch(/5550101|off the list|482913/);
});
