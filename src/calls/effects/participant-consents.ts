import type { Consent, ConsentWay } from '../../agency/consent.ts';
import { describePurposes } from '../../agency/reminder-choice.ts';
import type { EffectResults, Effects } from '../../dialogue/effects.ts';
import type { Output } from '../../dialogue/output.ts';
import { isOwnNumber } from '../../lines/is-own-number.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import { toText } from '../../prompts/catalogue/to-text.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { readCallerNumber } from '../../text/caller-number.ts';
import { zonesOfNumber } from '../../text/zones-of-number.ts';
import type { ConsentStore } from '../ports/consent-store.ts';
import type { TextList } from '../ports/text-list.ts';

export interface ConsentParts {
  readonly lines: Lines;
  readonly consents: ConsentStore;
  /** In which ways people are reminded; none where they are not. */
  readonly reminds: () => readonly ConsentWay[];
  /** Where texts wait to be sent, and what became of them; undefined where none are sent. */
  readonly texts: Pick<TextList, 'claim' | 'findHistory'> | undefined;
  readonly prompts: Prompts;
  readonly now: () => Temporal.Instant;
}

/** The turn in which something is agreed to. */
interface Asked {
  readonly call: string;
  readonly turn: number;
  /** The line's name. */
  readonly line: string;
}

const localDigits = 7;

/** What effects do with consents to texts. */
export function createConsentEffects({ lines, consents, reminds, texts, prompts, now }: ConsentParts) {
  return {
    async find(participant: string): Promise<EffectResults['findConsents']> {
      const ways = reminds();
      if (ways.length === 0) return { type: 'no-reminders' };
      const byPhone = Map.groupBy(await findReminded(participant), ({ phone }) => phone);
      const numbers = await Promise.all([...byPhone].map(([phone, own]) => describe(phone, own)));
      return { type: 'consents-found', numbers, calls: ways.includes('call') };
    },

    /** The number that calls, where it can get texts. */
    findNumber(source: string | undefined): EffectResults['findTextNumber'] {
      if (!reminds().includes('text')) return { type: 'no-texts' };
      const phone = readCallerNumber(source) ?? '';
      return getsTexts(phone) ? { type: 'text-number-found', phone } : { type: 'no-text-number' };
    },

    readNumber(digits: string): EffectResults['readTextNumber'] {
      const phone = digits.length === 11 ? `+${digits}` : `+1${digits}`;
      if (getsTexts(phone)) return { type: 'text-number-read', phone };
      return { type: 'text-number-unfit', lacksAreaCode: digits.length === localDigits };
    },

    /** Each purpose is a consent of its own, with all that was asked. What was agreed to for another number ends: reminders go to one. */
    async give(given: Effects['giveConsents'], asked: Asked): Promise<EffectResults['giveConsents']> {
      const { participant, phone, purposes, by, language } = given;
      const before = await findReminded(participant);
      const words = readOut(given);
      const left = before.filter((one) => one.phone !== phone || !isAmong(purposes, one));
      for (const one of left) await end(one, { language, asked, words });
      for (const purpose of purposes)
        await record({ phone, participant, purpose, given: true, by, language, words }, asked);
      return tellStopped(phone, asked);
    },

    /** Paying by replying, with the reminders of what is due that it takes: these go to the same number, by text. */
    async giveReplies(given: Effects['keepCard'], asked: Asked): Promise<EffectResults['giveConsents']> {
      const { participant, phone, language } = given;
      const words = readOut(given);
      const elsewhere = (await consents.findOf(participant)).filter(
        ({ purpose, phone: other }) => purpose === 'payments-due' && other !== phone,
      );
      for (const one of elsewhere) await end(one, { language, asked, words });
      for (const purpose of ['payments-due', 'pay-by-reply'] as const)
        await record({ phone, participant, purpose, given: true, by: 'text', language, words }, asked);
      return tellStopped(phone, asked);
    },

    async endReplies({ participant, language }: Effects['endReplies'], asked: Asked): Promise<void> {
      const own = (await consents.findOf(participant)).filter(({ purpose }) => purpose === 'pay-by-reply');
      for (const one of own) await end(one, { language, asked, words: '' });
    },

    /** The text is claimed once a call and number, however often its turn comes. Rejects where nobody sends texts. */
    async sendLink(given: Effects['sendPayLink'], asked: Asked): Promise<EffectResults['sendPayLink']> {
      if (!texts) throw new Error('Nobody sends texts here');
      const { participant, phone, language, link } = given;
      const consent = { phone, participant, purpose: 'payment-link', by: 'text', language } as const;
      await record({ ...consent, given: true, words: readOut(given) }, asked);
      if (await consents.isStopped(phone)) return { type: 'pay-link-waits-for-start', phone: numberOf(asked.line) };
      const nowMs = now().epochMilliseconds;
      // The name that stays: an agency's reference of a sign-in ends.
      const isOwn = (one: Consent) => one.phone === phone && one.purpose === consent.purpose;
      const { participant: who = participant } = (await consents.findOf(participant)).find(isOwn) ?? {};
      const event = `payment link of ${asked.call}`;
      const times = { dueMs: nowMs, lateMs: nowMs + linkMs, overMs: nowMs + linkMs };
      const matter = { tells: 'payment-link', link } as const;
      await texts.claim({
        ...consent,
        ...times,
        participant: who,
        line: asked.line,
        lead: 'asked',
        event,
        once: '',
        matter,
      });
      return { type: 'pay-link-on-its-way' };
    },

    async end({ participant, language }: Effects['endConsents'], asked: Asked): Promise<EffectResults['endConsents']> {
      for (const one of await consents.findOf(participant)) await end(one, { language, asked, words: '' });
      return { type: 'consents-ended' };
    },
  };

  async function findReminded(participant: string): Promise<readonly Consent[]> {
    return (await consents.findOf(participant)).filter(isReminding);
  }

  async function tellStopped(phone: string, { line }: Asked): Promise<EffectResults['giveConsents']> {
    if (!(await consents.isStopped(phone))) return { type: 'consents-kept' };
    return { type: 'consents-wait-for-start', phone: numberOf(line) };
  }

  function numberOf(line: string): string {
    return findLineByName(lines, line)?.numbers[0] ?? '';
  }

  /** A number that was agreed to anew is tried again. */
  async function describe(phone: string, own: readonly Consent[]) {
    const sinceMs = Math.min(...own.map((one) => one.sinceMs));
    const history = await texts?.findHistory(phone, sinceMs);
    return {
      ending: phone.slice(-4),
      about: describePurposes(own.map(({ purpose }) => purpose)),
      by: own[0]?.by ?? 'text',
      ...(history?.isUnreachable === true && { unreached: phone }),
    };
  }

  /** Texts go to people's numbers of the United States alone, and never to ourselves. */
  function getsTexts(phone: string): boolean {
    return zonesOfNumber(phone).length > 0 && !isOwnNumber(lines, phone);
  }

  function end(
    { phone, participant, purpose }: Consent,
    { language, asked, words }: { language: Consent['language']; asked: Asked; words: string },
  ): Promise<void> {
    const own = participant === undefined ? {} : { participant };
    return record({ phone, ...own, purpose, given: false, language, words }, asked);
  }

  function record(
    change: Pick<Parameters<ConsentStore['record']>[0], 'phone' | 'purpose' | 'given' | 'language' | 'words'> & {
      readonly participant?: string;
      readonly by?: ConsentWay;
    },
    { call, turn, line }: Asked,
  ): Promise<void> {
    const channel = findLineByName(lines, line)?.channel ?? 'voice';
    const where = { channel, line, call, turn, atMs: now().epochMilliseconds };
    const attempt = [call, turn, change.purpose, change.given ? 'given' : 'ended', change.phone.slice(-4)].join(':');
    return consents.record({ ...change, ...where }, attempt);
  }

  /** All that was said before the yes, the question and its options included. */
  function readOut({
    asked: { told, question },
    language,
    pace,
  }: Pick<Effects['giveConsents'], 'asked' | 'language' | 'pace'>): string {
    const next: Output['next'] = { kind: 'ask', question, misses: 0 };
    return toText(prompts.current().speak({ language, pace, told, next })).slice(0, mostWords);
  }
}

const mostWords = 2000;

/** Nobody waits longer for a link to pay by. */
const linkMs = 60 * 60_000;

/** A link is told once, and paying by replying is agreed to, and ends, by itself. */
function isReminding({ purpose }: Consent): boolean {
  return purpose !== 'payment-link' && purpose !== 'pay-by-reply';
}

function isAmong(purposes: readonly Consent['purpose'][], { purpose }: Consent): boolean {
  return purposes.includes(purpose);
}
