import { createHash } from 'node:crypto';
import { readCountyName } from '../../agency/county-name.ts';
import type { Effect, EffectName, EffectResult, EffectResults, Effects } from '../../dialogue/effects.ts';
import { readDeskState } from '../../lines/desk-state.ts';
import { findPaymentDay } from '../../lines/payment-day.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import { readCallerNumber } from '../../text/caller-number.ts';
import type { Language } from '../../text/language.ts';
import type { Letter, Prompts } from '../../prompts/prompts.ts';
import type { Queue } from '../queue/queue.ts';
import type { CardPaymentStore } from '../ports/card-payment-store.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Count } from '../ports/count.ts';
import { type Notice, type Records, SignInOver, type TemporaryPin } from '../ports/records.ts';
import { createCardPaymentEffects } from './card-payment-effects.ts';
import { toToldAppointment } from './appointment-standing.ts';
import { findPosition, findToldCase } from './find-told-case.ts';
import { hasStatement } from './has-statement.ts';
import { toToldPayment } from './payment-standing.ts';
import { type ConsentParts, createConsentEffects } from './participant-consents.ts';
import { findCallingNumber, isCalledBack, readCallbackNumber } from './callback-numbers.ts';
import { createReplyEffects, type ReplyParts } from './reply-effects.ts';
import { toToldCase } from './to-told-case.ts';
import { toSignInEvent } from './to-sign-in-event.ts';
import { writePinMessage } from './write-pin-message.ts';
import type { Patience } from '../patience.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import { isWeakPin } from '../../agency/pin-policy.ts';
import type { GuessWatch } from './guess-watch.ts';
import type { ManyIdsAlarm } from './many-ids-alarm.ts';
import { within } from '../within.ts';

/** The turn that an effect belongs to, so that doing it twice counts once. */
export interface Attempt {
  readonly call: string;
  readonly turn: number;
  /** The line's name. */
  readonly line: string;
  /** How often the turn has failed on our side: then the caller was asked again, and may have answered differently. */
  readonly faults: number;
  /** When the turn began, by `performance.now()`. */
  readonly startedMs: number;
  /** The caller's number, or a word where it is withheld. */
  readonly source: string | undefined;
}

/** A caller who is asked again after a fault may answer differently: that is another attempt. */
export function nameAttempt({ call, turn, faults }: Attempt): string {
  return [call, turn, ...(faults > 0 ? [faults] : [])].join(':');
}

export type RunEffect = (effect: Effect, attempt: Attempt) => Promise<EffectResult>;

type Handlers = {
  readonly [Name in EffectName]: (params: Effects[Name], attempt: Attempt) => Promise<EffectResults[Name]>;
};

interface Parts extends Pick<ConsentParts, 'consents' | 'reminds' | 'texts'>, Pick<ReplyParts, 'byReply'> {
  readonly lines: Lines;
  readonly records: Records;
  readonly cardPayments: CardPaymentStore;
  readonly prompts: Prompts;
  readonly queue: Queue;
  readonly log: CallLog;
  readonly alarm: ManyIdsAlarm;
  readonly guesses: GuessWatch;
  readonly count: Count;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  readonly now: () => Temporal.Instant;
  readonly patience: Pick<Patience, 'effectsMs'>;
}

/** How many are told in one go, and how many can be chosen from with one key. */
const paymentsAPage = 5;
const appointmentsAPage = 3;
const casesToPick = 4;

/** Appointments that began up to 2 h ago are still told: late callers need the place. */
const stillWanted = { hours: 2 };

/** What the records are told in place of a number that is not shown. */
const withheld = 'anonymous';

/** Equal requests have equal digests: a request that is tried again, at either pace, is the same one, and another left in its place is not. */
function digest(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 22);
}

/** Carries out effects against the records and the directory; an effect that fails, or that takes too long, answers so. */
export function createRunEffect(parts: Parts): RunEffect {
  const { lines, records, prompts, queue, log, alarm, guesses, count, emailsAtOnce, now, patience } = parts;
  const consents = createConsentEffects(parts);
  const handlers: Handlers = {
    ...createCardPaymentEffects(parts),
    ...createReplyEffects({ ...parts, consents }),
    async identify({ kind, digits }, { source }) {
      const claim = records.identify(kind, digits);
      alarm(readCallerNumber(source), claim);
      return { type: 'identified', claim };
    },
    async signIn({ claim, pin, language }, attempt) {
      const { call } = attempt;
      const guess = { source: readCallerNumber(attempt.source), attempt: nameAttempt(attempt), claim, pin };
      const minutes = await guesses.begin(guess);
      if (minutes !== undefined) return toSignInEvent({ outcome: 'paused', minutes }, count);
      const notices = { language, write: writeNotice };
      const isCalled = (phone: string) => isCalledBack(lines, attempt.line, phone);
      const callsBackTo = findLineByName(lines, attempt.line)?.callsBackTo;
      const source = guess.source ?? withheld;
      const result = await records.signIn({ ...guess, source, call, notices, isCalled, callsBackTo });
      if (result.outcome === 'accepted') await guesses.succeed(guess);
      if (result.outcome === 'refused') guesses.refuse(guess, result.locks === true);
      const event = toSignInEvent(result, count);
      return event.type === 'signed-in' && isWeakPin(pin) ? { ...event, pinTemporary: true, pinWeak: true } : event;
    },
    async requestPin({ claim, language }, { call }) {
      const outcome = await records.requestPin({ claim, request: call, language, writeMessage });
      if (outcome === 'agent') return { type: 'pin-needs-agent' };
      return { type: outcome === 'emailed' && !emailsAtOnce ? 'pin-emailed-later' : `pin-${outcome}` };
    },
    async checkNewPin({ participant, pin, minDigits }) {
      if (pin.length < minDigits) return { type: 'pin-unfit' };
      const candidate = await records.checkNewPin(participant, pin);
      return candidate === undefined ? { type: 'pin-unfit' } : { type: 'pin-taken', candidate };
    },
    async changePin({ language, ...change }) {
      const participant = await records.changePin({ ...change, notices: { language, write: writeNotice } });
      return participant === undefined ? { type: 'pin-differs' } : { type: 'pin-changed', participant };
    },
    async listCases({ participant, ending }) {
      const keyed = ending === undefined ? {} : { ending: spellOnKeypad(ending) };
      const { cases, ...list } = await records.listCases({ participant, ...keyed, limit: casesToPick });
      return { type: 'cases-listed', cases: cases.map(nameCounty), ...list };
    },
    async findPosition(asked) {
      const position = await findPosition(records, asked);
      return { type: 'position-found', ...(position !== undefined && { position }) };
    },
    async findCase({ timeZone, ...asked }) {
      const found = await findToldCase(records, asked);
      if (!found) return { type: 'no-case' };
      return { type: 'case-found', found: nameCounty(toToldCase(found, dayIn(timeZone))) };
    },
    async hasPayments({ participant, year }) {
      return { type: (await records.hasPayments(participant, year)) ? 'year-found' : 'no-year' };
    },
    async hasStatement({ timeZone, ...asked }) {
      const today = dayIn(timeZone);
      return {
        type: (await hasStatement(records, { ...asked, today, timeZone })) ? 'statement-found' : 'no-statement',
      };
    },
    async findPayments({ participant, kind, timeZone, skip, after, taxOffsets }) {
      const today = dayIn(timeZone);
      const day = { today: today.toString(), timeZone };
      const query = { participant, kind, ...day, skip, after, limit: paymentsAPage, taxOffsets };
      const { payments, more, next } = await records.findPayments(query);
      const page = payments.map((found) => toToldPayment(found, today));
      return { type: 'payments-found', kind, skip, page, more, ...(next !== undefined && { next }) };
    },
    async findAppointments({ participant, timeZone, skip, after }) {
      const moment = now().toZonedDateTimeISO(timeZone);
      const from = moment.subtract(stillWanted).toInstant();
      // Nobody shall drive to what was cancelled, for as long as its day lasts.
      const cancelledFrom = moment.startOfDay().toInstant();
      const query = { participant, from, cancelledFrom, timeZone, skip, after, limit: appointmentsAPage };
      const { appointments, more, next } = await records.findAppointments(query);
      const page = appointments.map((found) => toToldAppointment(found, moment));
      return { type: 'appointments-found', skip, page, more, ...(next !== undefined && { next }) };
    },
    async findOffices(by) {
      return { type: 'offices-found', offices: prompts.current().findOffices(by) };
    },
    async findLibraries(by) {
      return { type: 'libraries-found', libraries: prompts.current().findLibraries(by) };
    },
    async readHours(_, { line }) {
      const state = readDeskState(findLineByName(lines, line), now());
      if (state.type === 'desk-open') return { type: 'within-hours' };
      return { ...state, type: 'out-of-hours' };
    },
    async readPaymentDay(_, { line }) {
      const at = findLineByName(lines, line);
      const counts = at && findPaymentDay(at, now());
      return { type: 'payment-day-read', ...(counts && { counts }) };
    },
    async askQueue({ language, unreached }, { call, line }) {
      return queue.ask({ line, call, language, unreached });
    },
    async leaveQueue(_, { call, line }) {
      await queue.leave(line, call);
      return { type: 'queue-left' };
    },
    async findCallingNumber(_, { line, source }) {
      return findCallingNumber(lines, line, source);
    },
    async readCallbackNumber({ digits }, { line }) {
      return readCallbackNumber(lines, line, digits);
    },
    findConsents: ({ participant }) => consents.find(participant),
    findTextNumber: async (_, { source }) => consents.findNumber(source),
    readTextNumber: async ({ digits }) => consents.readNumber(digits),
    giveConsents: (given, attempt) => consents.give(given, attempt),
    sendPayLink: (given, attempt) => consents.sendLink(given, attempt),
    endConsents: (ended, attempt) => consents.end(ended, attempt),
    async keepPlace(params, { call, line }) {
      return queue.keepPlace(line, call, params);
    },
    async leaveRequest({ before, details, pace, ...request }, { call, line }) {
      const attempt = `${call}:${before}:${digest({ ...request, details })}`;
      const manner = { line, channel: findLineByName(lines, line)?.channel, pace };
      const kept = { ...request, ...manner, details };
      const notices = { language: request.language, write: writeNotice };
      return { type: 'request-left', reference: await records.leaveRequest({ ...kept, attempt, call, notices }) };
    },
  };

  return async function runEffect(effect, attempt) {
    const handle = handlers[effect.type] as (params: Effect['params'], attempt: Attempt) => Promise<EffectResult>;
    try {
      return await within(attempt.startedMs + patience.effectsMs - performance.now(), handle(effect.params, attempt));
    } catch (error) {
      if (error instanceof SignInOver) return { type: 'sign-in-over', ...(!error.hasNewPin && { forgotten: true }) };
      const { call, turn } = attempt;
      log.error({ err: error, effect: effect.type, call, turn }, 'an effect failed');
      return { type: 'records-unavailable' };
    }
  };

  function dayIn(timeZone: string): Temporal.PlainDate {
    return now().toZonedDateTimeISO(timeZone).toPlainDate();
  }

  /** The county of a case as the directory calls it, however the agency writes it. */
  function nameCounty<Case extends { readonly county?: string }>(found: Case): Case {
    if (found.county === undefined) return found;
    const [office] = prompts.current().findOffices({ county: found.county });
    return { ...found, county: office?.county ?? readCountyName(found.county) };
  }

  function writeNotice(language: Language, notice: Notice): Letter {
    return prompts.current().write(language, `${notice}-notice`, {});
  }

  function writeMessage(language: Language, pin: TemporaryPin): Letter {
    return writePinMessage(prompts.current(), language, pin);
  }
}
