import { randomInt } from 'node:crypto';
import { isWeakPin } from '../../../agency/pin-policy.ts';
import type { OutboxChannel, ParticipantTable } from '../database/database.ts';

const dayMs = 86_400_000;

/** For how many days a temporary PIN works: by e-mail as NIST SP 800-63B has it, by post for longer than the slowest letter takes. */
export const temporaryPinDays = { email: 1, letter: 30 } as const satisfies Record<OutboxChannel, number>;

/** For how many days it may be on its way: until then no other is made. */
const underwayDays = { email: 1, letter: 10 } as const satisfies Record<OutboxChannel, number>;

export function temporaryPinMs(channel: OutboxChannel): number {
  return temporaryPinDays[channel] * dayMs;
}

export function underwayMs(channel: OutboxChannel): number {
  return underwayDays[channel] * dayMs;
}

/** What was asked for earlier plays no part in what is asked for now. */
export const longestUnderwayMs = Math.max(...Object.values(underwayDays)) * dayMs;

const digits = 8;

/** Eight random digits. */
export function makeTemporaryPin(): string {
  const pin = String(randomInt(10 ** digits)).padStart(digits, '0');
  return isWeakPin(pin) ? makeTemporaryPin() : pin;
}

/** Whether a PIN that was keyed is as long as a temporary one. */
export function couldBeTemporary(pin: string): boolean {
  return pin.length === digits;
}

type TemporaryPin = Pick<ParticipantTable, 'temporary_pin_hash' | 'temporary_pin_expires_ms' | 'temporary_pin_used_by'>;
type EarlierPin = Pick<ParticipantTable, 'temporary_pin_hash' | 'earlier_pin_hash' | 'earlier_pin_expires_ms'>;

/** The hash of the participant's temporary PIN while it works: once, and in the call that used it until another is chosen. */
export function liveTemporaryHash(participant: TemporaryPin, call: string, nowMs: number): string | null {
  const { temporary_pin_hash: hash, temporary_pin_expires_ms: expiresMs, temporary_pin_used_by: usedBy } = participant;
  const works = expiresMs !== null && nowMs < expiresMs && (usedBy === null || usedBy === call);
  return works ? hash : null;
}

/** The hash of the one that was sent before it, while that works: a letter may come after another was asked for. It ends with the choice of a PIN, too. */
export function liveEarlierHash(participant: EarlierPin, nowMs: number): string | null {
  const { temporary_pin_hash: later, earlier_pin_hash: hash, earlier_pin_expires_ms: expiresMs } = participant;
  return later !== null && expiresMs !== null && nowMs < expiresMs ? hash : null;
}
