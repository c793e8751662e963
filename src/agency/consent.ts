import { z } from 'zod';
import { languages } from '../text/language.ts';

/**
 * What somebody agrees to be told, each for itself. `payment-link`: once, in the call that asks for it. `pay-by-reply`: what is due, with its
 * amount, and a code to pay it by a kept card.
 */
export const purposes = [
  'court-dates',
  'appointments',
  'payments-received',
  'payments-due',
  'documents',
  'payment-link',
  'pay-by-reply',
] as const;

/** How somebody agrees to be told. */
export const consentWays = ['text', 'call'] as const;

export type ConsentWay = (typeof consentWays)[number];

export type ConsentPurpose = (typeof purposes)[number];

/** What a change is about. */
export const consentPurposes = [...purposes, 'all'] as const;

/**
 * That a number agreed to something, or took it back: `all` not given is a STOP, and `all` given again a START, after which what was agreed to
 * before counts again.
 */
export const ConsentChange = z.strictObject({
  /** E.164. */
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164, such as +19165550101'),
  /** The reference of who agreed; left out where nobody has signed in. */
  participant: z.string().exactOptional(),
  purpose: z.enum(consentPurposes),
  given: z.boolean(),
  /** Left out: by text. */
  by: z.enum(consentWays).exactOptional(),
  language: z.enum(languages),
  /** What they were asked, the question and its options included, or what they wrote. */
  words: z.string().max(2000),
  /** `agency`: to a person there, by letter or e-mail. */
  channel: z.enum(['voice', 'tty', 'text', 'agency']),
  /** The line's name; '' for the agency. */
  line: z.string(),
  /** The call or the message; '' for the agency. */
  call: z.string(),
  turn: z.int().min(0),
  /** Milliseconds of the epoch. */
  atMs: z.int().min(0),
});

export type ConsentChange = Readonly<z.infer<typeof ConsentChange>>;

/** As much of a change as tells what is in force. */
export type KnownChange = Omit<ConsentChange, 'words' | 'channel' | 'call' | 'turn'>;

/** A consent in force. */
export interface Consent {
  readonly phone: string;
  readonly participant: string | undefined;
  readonly purpose: ConsentPurpose;
  readonly by: ConsentWay;
  readonly language: ConsentChange['language'];
  /** The name of the line in whose call it was given; '' where it was none of ours. */
  readonly line: string;
  readonly sinceMs: number;
}

/**
 * Which consents of a number are in force after these changes, in any order: for each purpose and participant, the first given first. Of two
 * changes at once, the withdrawal counts. A withdrawal of nobody's is of the whole number.
 */
export function consentsInForce(changes: readonly KnownChange[]): Consent[] {
  const inOrder = order(changes);
  const stop = inOrder.findLast(({ purpose }) => purpose === 'all');
  const endOf = new Map(
    inOrder.flatMap(({ purpose, participant, given, atMs }) =>
      participant || given ? [] : [[purpose, atMs] as const],
    ),
  );
  const last = new Map(inOrder.map((change) => [`${change.purpose} ${change.participant ?? ''}`, change]));
  return [...last.values()]
    .flatMap(({ phone, participant, purpose, given, by = 'text', language, line, atMs }) => {
      if (purpose === 'all' || !given || (stop && !stop.given && stop.atMs >= atMs)) return [];
      if ((endOf.get(purpose) ?? -1) >= atMs) return [];
      return [{ phone, participant, purpose, by, language, line, sinceMs: atMs }];
    })
    .toSorted((one, other) => one.sinceMs - other.sinceMs);
}

/** Whether these changes of a number, in any order, end with a STOP. */
export function isStoppedBy(changes: readonly KnownChange[]): boolean {
  return order(changes).findLast(({ purpose }) => purpose === 'all')?.given === false;
}

/** The language of the last of these changes. */
export function lastLanguageOf(changes: readonly KnownChange[]): ConsentChange['language'] | undefined {
  return order(changes).at(-1)?.language;
}

function order(changes: readonly KnownChange[]): KnownChange[] {
  return changes.toSorted((one, other) => one.atMs - other.atMs || Number(other.given) - Number(one.given));
}
