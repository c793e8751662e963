import type { ToldText } from '../../../src/adapters/sql/reminders/list-latest-texts.ts';
import type { ListedText } from '../../../src/calls/ports/text-list.ts';

/** What a state means for who waits for the text. */
const states: Readonly<Record<ToldText['state'], string>> = {
  claimed: 'waits',
  sending: 'was handed over, no answer yet',
  accepted: 'the carrier has it',
  delivered: 'delivered',
  failed: 'failed',
  stopped: 'not sent: opted out',
  late: 'not sent: too late',
  withdrawn: 'not sent: no longer so',
  unknown: 'was handed over, and the carrier never told whether it had it',
  unreadable: 'not sent: DATA_SECRET lacks the secret that it is sealed with',
};

const reasons: Readonly<Record<NonNullable<ToldText['why']>, string>> = {
  'opted-out': 'the carrier holds a STOP',
  unreachable: 'no text gets to the number',
  passing: 'the phone was off or the network failed',
  filtered: 'the carrier takes it for unwanted',
  sender: 'our number cannot send',
  unknown: 'no reason is known',
};

/** `12345678  court-dates        week  2026-11-28T17:00:00Z  failed: no text gets to the number (30005)`. No number, no words. */
export function describeText({ reference, purpose, lead, ...text }: ToldText): string {
  return `${reference}  ${purpose.padEnd(17)}  ${lead.padEnd(10)}  ${at(text)}  ${describeEnd(text)}`;
}

export function describeState(state: ToldText['state']): string {
  return states[state];
}

/** A text in full, with its number. */
export function describeInFull(text: ListedText): string {
  const { phone, from, purpose, lead, state, why, code, tries, triedMs, dueMs } = text;
  const tried =
    tries === 0 ? `to be sent from ${toTime(dueMs)} on` : `last sent ${toTime(triedMs ?? dueMs)}, ${tries}. time`;
  return [
    `To: ${phone}`,
    `From: ${from ?? 'its line'}`,
    `${purpose}, ${lead}: ${describeEnd({ state, why: why ?? null, code: code ?? null })}; ${tried}`,
    '',
    tellWords(text),
  ].join('\n');
}

function tellWords({ by, words }: ListedText): string {
  if (by === 'call')
    return 'It is a call: it says who calls and which number to call, and nothing of a case before its person signs in ("reminder-call" and "reminder-call-message" in the wording).';
  return words ?? 'It has no words yet: they are written just before it is sent.';
}

function describeEnd({ state, why, code }: Pick<ToldText, 'state' | 'why' | 'code'>): string {
  if (why === null) return states[state];
  return `${states[state]}: ${reasons[why]}${code === null ? '' : ` (${code})`}`;
}

/** When it was sent, or is to be. */
function at({ tried_ms: triedMs, due_ms: dueMs }: Pick<ToldText, 'tried_ms' | 'due_ms'>): string {
  return toTime(triedMs ?? dueMs);
}

function toTime(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' });
}
