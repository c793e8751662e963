import type { ConsentChange } from '../../agency/consent.ts';
import type { Line } from '../../lines/line.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { hideText } from '../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../secrets/key-ring.ts';
import type { Language } from '../../text/language.ts';
import { isPhoneNumber } from '../../text/phone-number.ts';
import { readTextCommand, type TextCommand } from '../../understanding/read-text-command.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Measure } from '../ports/measure.ts';
import type { ConsentStore } from '../ports/consent-store.ts';
import type { SharedSets } from '../ports/shared-sets.ts';
import { recordSurely } from './record-surely.ts';
import { readPayReply } from '../../understanding/read-pay-reply.ts';
import type { PayByReply } from './pay-by-reply.ts';
import type { Conversed, Converse } from './text-conversation.ts';

interface Parts {
  readonly prompts: Prompts;
  readonly consents: Pick<ConsentStore, 'record' | 'isStopped' | 'findLanguage'>;
  readonly sets: Pick<SharedSets, 'add'>;
  readonly keys: KeyRing;
  readonly log: CallLog;
  readonly measure: Pick<Measure, 'textTaken'>;
  readonly now: () => Temporal.Instant;
  readonly converse: Converse;
  /** Left out where nobody pays by replying. */
  readonly payByReply?: PayByReply | undefined;
}

/** A text that has come in. */
export interface IncomingText {
  readonly line: Line;
  /** The number that the text came to. */
  readonly to: string;
  /** As the carrier gives it: a number in E.164, a short code or a name. */
  readonly from: string;
  readonly text: string;
  /** Names it: the carrier may bring it twice. */
  readonly message: string;
  /** What the carrier has already done, and answered: its Advanced Opt-Out. */
  readonly done?: TextCommand['command'] | undefined;
}

/** The messages that are answered, in their order. */
export type AnswerText = (text: IncomingText) => Promise<readonly string[]>;

const hourMs = 3_600_000;
const commandMs = 300_000;
const dayMs = 24 * hourMs;
/** A person who writes all the time needs one answer in two minutes. */
const mostAnHour = 30;

/**
 * Answers texts: a STOP in any words ends all texts to the number at once, a START begins those again that it agreed to, and HELP says who this
 * is. Each of these is answered once in five minutes. A code pays what it stands for. Anything else goes on with a conversation, thirty times an hour, or is answered once an
 * hour with how to reach us where the line has none; not at all once a number has opted out. Each text is answered once, whichever server it comes to; what the carrier answers itself is not answered again
 * (47 CFR 64.1200(a)(12): one confirmation).
 */
export function createAnswerText(parts: Parts): AnswerText {
  const { prompts, consents, sets, keys, log, measure, now, converse, payByReply } = parts;
  const { key } = deriveKeys(keys, 'source').oldest;
  const record = recordSurely(consents, log);
  const isFirst = async (set: string, member: string, lifeMs: number) =>
    (await sets.add(set, hideText(key, member), lifeMs)).isNew;

  return async function answerText(incoming) {
    const { from, text, message, done } = incoming;
    // Machines write from short codes and names, and nothing is sent there.
    if (!isPhoneNumber(from)) return [];
    const read = done ? { command: done, isCarriers: true } : readTextCommand(text);
    const known = await whatIsKnown(from);
    const language = read?.language ?? known.language ?? incoming.line.language;
    if (read?.command === 'stop' || read?.command === 'start')
      await record(toChange(incoming, language, read.command === 'start'), `${message}:${read.command}`);
    if ('error' in known) throw known.error;
    const { wasStopped } = known;
    if (!(await isFirst('texts', message, dayMs))) return [];
    const answered = read
      ? { messages: await reply(incoming, { language, read, wasStopped }), language, came: read.command }
      : ((await pay(incoming, known.language, wasStopped ? undefined : payByReply)) ??
        (await goOn(incoming, language, wasStopped)));
    const { messages, came: command } = answered;
    log.info({ line: incoming.line.name, command, language: answered.language }, 'a text has come in');
    measure.textTaken({ line: incoming.line.name, language: answered.language, command });
    return messages;
  };

  /** Where it cannot be read, a STOP is kept all the same. */
  async function whatIsKnown(from: string) {
    try {
      return { language: await consents.findLanguage(from), wasStopped: await consents.isStopped(from) };
    } catch (error) {
      return { language: undefined, error };
    }
  }

  interface Found {
    readonly language: Language;
    readonly read: Pick<TextCommand, 'command' | 'isCarriers'>;
    readonly wasStopped: boolean;
  }

  async function reply({ from, to, done }: IncomingText, { language, read, wasStopped }: Found): Promise<string[]> {
    /** Machines that answer each other, and people who let us pay for texts abroad, would ask for ever. */
    const isRare = (command: string) => isFirst('texts-answered', `${command} ${from}`, commandMs);
    const write = (name: string, slots = {}) => [prompts.current().text(language, name, slots)];
    switch (read.command) {
      case 'stop':
        return read.isCarriers || wasStopped || !(await isRare('stop')) ? [] : write('stopped');
      case 'start':
        return read.isCarriers || !(await isRare('start')) ? [] : write('started');
      case 'help':
        return done || !(await isRare('help')) ? [] : write('help', { phone: to });
    }
  }

  /** A conversation. A machine that answers each of our texts is told once that this is enough, and then nothing. */
  async function goOn(incoming: IncomingText, language: Language, wasStopped: boolean): Promise<Conversed> {
    if (wasStopped) return { messages: [], language, came: 'none' };
    const { line, from, to, message } = incoming;
    const sender = hideText(key, `${from} ${line.name}`);
    const { size } = await sets.add(`texts-conversed ${sender}`, message, hourMs);
    if (size > mostAnHour + 1) return { messages: [], language, came: 'none' };
    if (size > mostAnHour) {
      const limit = prompts.current().text(language, 'limit', { phone: to });
      return { messages: [limit], language, came: 'none' };
    }
    const conversed = await converse({ ...incoming, conversation: `text-${sender}`, language });
    return conversed ?? toUnread(incoming, language);
  }

  async function toUnread({ from, to }: IncomingText, language: Language): Promise<Conversed> {
    const isFirstOfHour = await isFirst('texts-unread', from, hourMs);
    const messages = isFirstOfHour ? [prompts.current().text(language, 'unread', { phone: to })] : [];
    return { messages, language, came: 'none' };
  }

  function toChange({ line, from, text, message }: IncomingText, language: Language, given: boolean): ConsentChange {
    const written = text.slice(0, mostCharacters);
    const atMs = now().epochMilliseconds;
    const where = { channel: 'text', line: line.name, call: message, turn: 0 } as const;
    return { phone: from, purpose: 'all', given, language, words: written, atMs, ...where };
  }
}

/** Undefined where a text holds no code. Who has opted out pays nothing so, and is not answered. */
async function pay(
  { line, from, to, text, message }: IncomingText,
  known: Language | undefined,
  payByReply: PayByReply | undefined,
): Promise<Conversed | undefined> {
  const read = payByReply && readPayReply(text);
  if (!read) return undefined;
  const language = known ?? read.language;
  const messages = await payByReply({ from, to, line: line.name, message, code: read.code, language });
  return { messages, language, came: 'served' };
}

/** The carrier's longest text is shorter. */
const mostCharacters = 2000;
