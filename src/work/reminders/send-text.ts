import type { Consent } from '../../agency/consent.ts';
import { isSameParticipant } from '../../agency/is-same-participant.ts';
import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { OutgoingTexts, TextSent } from '../../calls/ports/outgoing-texts.ts';
import type { ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { ListedText, Refused, TextList, TextStatus } from '../../calls/ports/text-list.ts';
import { zonesOfNumber } from '../../text/zones-of-number.ts';
import type { Calendar } from './find-lead.ts';
import { createHandToCarrier } from './hand-to-carrier.ts';
import { createMayCall } from './may-call.ts';
import type { OfferReplies } from './offer-replies.ts';
import { askRecords } from './records-away.ts';
import { stillStands } from './still-stands.ts';
import { findTextWindow, type TextWindow } from './text-window.ts';
import { writeReminder, type WriteText } from './write-reminder.ts';

/** Longer than the carrier takes to answer, and to list what it took. */
const leaseMs = 5 * 60_000;
/** What begins later may arrive after the window. */
const lastMs = 15 * 60_000;
/** The longest that the carrier keeps a text. */
const longestValidMs = 10 * 3_600_000;
const busyMs = 30_000;

/** Sends a text that is due, or notes why it does not go. `takeTurn` waits for the turn of its number; false: the server stops. */
export type SendText = (text: ListedText, sender: TextSender, takeTurn: () => Promise<boolean>) => Promise<void>;

/** Where a text comes from: the number of a line, and its days. */
export interface TextSender extends Calendar {
  /** E.164. */
  readonly from: string;
  /** The line's name. */
  readonly line: string;
}

interface SendOptions {
  readonly list: Pick<
    TextList,
    'begin' | 'accept' | 'end' | 'putOff' | 'delay' | 'endEvent' | 'findHistory' | 'countCalls'
  >;
  readonly source: Pick<ReminderSource, 'findAppointments' | 'isPaymentDue' | 'findDocumentsReady'>;
  readonly consents: Pick<ConsentStore, 'find' | 'isStopped'>;
  readonly outgoing: Pick<OutgoingTexts, 'send'>;
  /** Undefined where no call can be placed. */
  readonly calls: Pick<ReminderCalls, 'call'> | undefined;
  readonly trail: AuditTrail;
  readonly settleRefusal: (text: ListedText, refused: Refused) => Promise<void>;
  readonly noteTextStatus: (status: TextStatus) => Promise<void>;
  readonly write: WriteText;
  /** Left out where nobody pays by replying. */
  readonly offerReplies?: OfferReplies | undefined;
  /** Told references, never a number. */
  readonly log: Pick<CallLog, 'info' | 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

export function createSendText(options: SendOptions): SendText {
  const { list, source, consents, trail, settleRefusal, noteTextStatus, write, log, clock } = options;
  const mayCall = createMayCall(options);
  const handToCarrier = createHandToCarrier(options);

  return async function sendText(listed, sender, takeTurn) {
    const window = findWindow(listed, sender, clock());
    if (window === 'nowhere') return end(listed, 'failed', { why: 'unreachable' });
    if (!window || Math.max(window.fromMs, clock()) >= listed.lateMs) return end(listed, 'late');
    if (window.fromMs > clock()) return list.putOff(listed, window.fromMs);
    if (!(await askRecords(stillStands(source, listed.participant, listed.matter)))) return end(listed, 'withdrawn');
    const consent = await askRecords(findConsent(listed));
    if (!consent) return end(listed, 'stopped');
    const text = { ...listed, by: consent.by };
    const { isTold, isUnreachable } = await list.findHistory(text.phone, consent.sinceMs);
    if (isUnreachable && text.tries === 0) return end(text, 'failed', { why: 'unreachable' });
    if (text.by === 'call' && !(await mayCall(text, sender, window))) return;
    const words = text.by === 'call' ? '' : await writeWords(text, !isTold, sender);
    const { from } = sender;
    if (!(await takeTurn())) return;
    if (!(await list.begin(text, { words, from, untilMs: clock() + leaseMs }))) return;
    // A STOP may have come while the text was made ready.
    if (!(await findConsent(text))) return end(text, 'stopped');
    await audit(text);
    const validMs = Math.min(window.untilMs - clock(), text.lateMs - clock(), longestValidMs);
    const sent = await handToCarrier(text, sender, { words, validMs });
    await goOn({ ...text, tries: text.tries + 1 }, sent);
  };

  async function writeWords(text: ListedText, isFirst: boolean, sender: TextSender): Promise<string> {
    const writeWith = (offered: string) => writeReminder(write, { ...text, isFirst, offered }, sender);
    return writeWith((await options.offerReplies?.(text, { phone: sender.from, writeWith })) ?? '');
  }

  async function findConsent({ phone, purpose, participant }: ListedText): Promise<Consent | undefined> {
    const [found, isStopped] = await Promise.all([consents.find(phone), consents.isStopped(phone)]);
    if (isStopped) return undefined;
    return found.find((one) => one.purpose === purpose && isSameParticipant(one.participant, participant));
  }

  async function audit({ participant, reference, purpose, lead, line, tries, by }: ListedText): Promise<void> {
    const facts = { reference, purpose, lead };
    const where = { call: '', turn: 0, line };
    const what = by === 'call' ? 'reminder-call-begun' : 'text-told';
    await trail.append({ what, who: { participant }, ...where, facts }, `text ${reference} ${tries}`);
  }

  async function goOn(text: ListedText, sent: TextSent): Promise<void> {
    const { reference, purpose, lead, matter, by } = text;
    if (sent.outcome === 'busy') return list.putOff(text, clock() + (sent.retryMs ?? busyMs));
    if (sent.outcome === 'refused') {
      await list.end(text, 'failed', sent);
      return settleRefusal(text, sent);
    }
    const status = await list.accept(text, sent.message);
    log.info({ reference, purpose, lead }, by === 'call' ? 'a call is placed' : 'a text is sent');
    if ('atMs' in matter && matter.corrects !== undefined) await list.endEvent({ name: matter.corrects });
    if (status) await noteTextStatus(status);
  }

  async function end(text: ListedText, state: Parameters<TextList['end']>[1], refused?: Refused): Promise<void> {
    const { reference, purpose, lead, by } = text;
    await list.end(text, state, refused);
    log.info({ reference, purpose, lead, state }, by === 'call' ? 'a call is not placed' : 'a text is not sent');
  }
}

/** The window in which a text may begin, now or later. `nowhere`: no text is sent to such numbers. */
function findWindow(
  { phone, lead, lateMs }: Pick<ListedText, 'phone' | 'lead' | 'lateMs'>,
  { timeZone, isHoliday }: Calendar,
  nowMs: number,
): TextWindow | undefined | 'nowhere' {
  // A caller who asked for it a moment ago is awake.
  if (lead === 'asked') return { fromMs: nowMs, untilMs: lateMs };
  const zones = zonesOfNumber(phone);
  if (zones.length === 0) return 'nowhere';
  const place = { zones: [...new Set([...zones, timeZone])], isHoliday };
  const first = findTextWindow(nowMs, place);
  return first && first.untilMs - nowMs <= lastMs ? findTextWindow(first.untilMs, place) : first;
}
