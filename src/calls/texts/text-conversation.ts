import { choicesOf } from '../../dialogue/choices-of.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Flow } from '../../dialogue/flow.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import type { Language } from '../../text/language.ts';
import { findWrittenLanguage } from '../../understanding/find-written-language.ts';
import type { KeptCalls } from '../kept/kept-calls.ts';
import type { Measure } from '../ports/measure.ts';
import { callLifeMs } from '../ports/call-store.ts';
import type { SharedSets } from '../ports/shared-sets.ts';
import type { TakeTurn, TurnAnswer } from '../turns/turn.ts';
import { asksForMore, createReadWritten } from './read-written.ts';
import { writeTextPages } from './write-text-pages.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly prompts: Prompts;
  /** Of conversations, which are kept as calls are, without a copy at the carrier. */
  readonly kept: Pick<KeptCalls, 'recall'>;
  readonly takeTurn: TakeTurn;
  readonly sets: Pick<SharedSets, 'add'>;
}

interface WrittenText {
  /** Names the conversation: whose it is, and with which line. */
  readonly conversation: string;
  readonly line: Line;
  /** The number that the text came to. */
  readonly to: string;
  readonly text: string;
  /** Names the text. */
  readonly message: string;
  /** Spoken where the text itself does not tell. */
  readonly language: Language;
}

export interface Conversed {
  /** In their order: the first answer of a conversation says before it who this is. */
  readonly messages: readonly string[];
  readonly language: Language;
  /** What it came to: see `textTaken`. */
  readonly came: Parameters<Measure['textTaken']>[0]['command'];
}

/** Where a conversation stands. */
interface Place {
  readonly output: Output;
  /** The number that the next turn brings. */
  readonly turn: number;
  /** Takes it; undefined where that has failed. */
  readonly take: (input: CallerInput, turn: number) => Promise<Pick<TurnAnswer, 'output' | 'turn'> | undefined>;
  readonly isNew: boolean;
  /** Where the sender can call. */
  readonly phone: string;
}

/** Answers a text as the next turn of a conversation, one page at a time. Undefined where the line has none. */
export type Converse = (written: WrittenText) => Promise<Conversed | undefined>;

/**
 * Conversations in text messages. The first text begins one, and is answered itself where it is understood; it is forgotten four hours after
 * the last one. A text costs one read and one turn.
 */
export function createConverse({ flows, prompts, kept, takeTurn, sets }: Parts): Converse {
  const { read, isUnderstood, namesTopic } = createReadWritten(prompts);
  return oneAfterAnother(converse);

  async function converse(written: WrittenText): Promise<Conversed | undefined> {
    const { line, text, to } = written;
    const flow = flows.find(({ name }) => name === line.flow)?.inWriting;
    if (!flow || line.channel !== 'voice' || line.texts === false) return undefined;
    const wanted = findWrittenLanguage(text);
    const language = wanted ?? written.language;
    const stood = await openPlace(written, flow, language);
    const now = stood && (await speakAsWritten(stood, wanted));
    if (!now) return unavailable(language, to);
    const page = now.isNew || !asksForMore(text) ? undefined : await findNextPage(written, now);
    if (page !== undefined) return { messages: [page], language: now.output.language, came: 'asked' };
    return (await answer(text, flow, now)) ?? unavailable(now.output.language, to);
  }

  /** Where the conversation stands; a new one begins. Undefined where nobody can say. */
  async function openPlace(
    { conversation: callId, line: dialled, to }: WrittenText,
    flow: Flow,
    language: Language,
  ): Promise<Place | undefined> {
    const found = await kept.recall(callId, undefined).catch(() => undefined);
    if (!found) return undefined;
    const line = toWritten(dialled, flow, language, to);
    const take = async (input: CallerInput, turn: number) => {
      const taken = await takeTurn({ callId, line, turn, input, faults: 0 });
      return taken.faults === 0 && taken.output.next.kind === 'ask' ? taken : undefined;
    };
    const { standing, turn } = found;
    if (standing) return { output: standing.output, turn, take, isNew: false, phone: to };
    const begun = await take({ kind: 'silence' }, turn);
    return begun && { output: begun.output, turn: begun.turn, take, isNew: true, phone: to };
  }

  /** A greeting, which says nothing else, is answered with the first menu. */
  async function answer(text: string, flow: Flow, now: Place): Promise<Conversed | undefined> {
    const { next, language } = now.output;
    if (next.kind !== 'ask') return undefined;
    const input = read(text, next.question, language);
    const isGreeting = now.isNew && !isUnderstood(input, next.question, language);
    const output = isGreeting ? now.output : await move(text, flow, now, input);
    if (!output) return undefined;
    const words = prompts.current();
    const welcome = now.isNew ? [words.text(output.language, 'welcome', { phone: now.phone })] : [];
    const messages = [...welcome, ...writeTextPages(output, words).slice(0, 1)];
    return { messages, language: output.language, came: whatCame(flow, output) };
  }

  /** At a question for a place, a topic that is named in words is no place. */
  async function move(text: string, flow: Flow, now: Place, input: CallerInput): Promise<Output | undefined> {
    const [menu] = choicesOf(flow);
    if (!menu || !namesTopic(text, now.output, menu)) return (await now.take(input, now.turn))?.output;
    const home = await now.take({ kind: 'command', command: 'main-menu' }, now.turn);
    if (home?.output.next.kind !== 'ask') return undefined;
    const topic = read(text, home.output.next.question, home.output.language);
    return (await now.take(topic, home.turn))?.output;
  }

  /** The store, or the way to it, is gone: nobody knows where the conversation stood. */
  function unavailable(language: Language, phone: string): Conversed {
    return { messages: [prompts.current().text(language, 'unavailable', { phone })], language, came: 'passed' };
  }

  /** Undefined behind the last one. */
  async function findNextPage({ conversation, message }: WrittenText, now: Place): Promise<string | undefined> {
    const { size } = await sets.add(`text-pages ${conversation} ${now.turn}`, message, callLifeMs);
    return writeTextPages(now.output, prompts.current())[size];
  }
}

/** Who writes in the other language is answered in it. */
async function speakAsWritten(now: Place, wanted: Language | undefined): Promise<Place | undefined> {
  if (wanted === undefined || wanted === now.output.language) return now;
  const changed = await now.take({ kind: 'command', command: 'other-language' }, now.turn);
  return changed && { ...now, output: changed.output, turn: changed.turn };
}

/** The line as it is written to: nobody signs in. Silence is no turn there, so that no pace is needed. */
function toWritten({ signIn: _, ...line }: Line, flow: Flow, language: Language, phone: string): Line {
  // A number without a greeting is not published.
  const ttyPhone = line.tty?.greeting ? line.tty.number : undefined;
  return {
    ...line,
    flow: flow.name,
    language,
    pace: 'standard',
    inWriting: { phone, ...(ttyPhone !== undefined && { ttyPhone }) },
  };
}

function whatCame({ prompts: { answers, callbacks } }: Flow, { told }: Output): Conversed['came'] {
  if (told.some(({ prompt }) => callbacks.includes(prompt))) return 'passed';
  return told.some(({ prompt }) => answers.includes(prompt)) ? 'served' : 'asked';
}

/** Texts of a conversation that come at once are answered in their order. */
function oneAfterAnother(converse: Converse): Converse {
  const last = new Map<string, ReturnType<Converse>>();
  return async (written) => {
    const { conversation } = written;
    const before = last.get(conversation) ?? Promise.resolve();
    const mine = before.then(
      () => converse(written),
      () => converse(written),
    );
    last.set(conversation, mine);
    try {
      return await mine;
    } finally {
      if (last.get(conversation) === mine) last.delete(conversation);
    }
  };
}
