import { randomInt } from 'node:crypto';
import { isWeakPin } from '../../../agency/pin-policy.ts';
import type { ParticipantTable } from '../database/database.ts';

export const temporaryPinDays = 10;
export const temporaryPinMs = temporaryPinDays * 86_400_000;

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

type TemporaryPin = Pick<ParticipantTable, 'temporary_pin_hash' | 'temporary_pin_expires_ms'>;

/** The hash of the participant's temporary PIN while it works. */
export function liveTemporaryHash(participant: TemporaryPin, nowMs: number): string | null {
  const { temporary_pin_hash: hash, temporary_pin_expires_ms: expiresMs } = participant;
  return expiresMs !== null && nowMs < expiresMs ? hash : null;
}
