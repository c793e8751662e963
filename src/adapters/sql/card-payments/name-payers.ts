import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { readReference } from '../queries/read-reference.ts';
import { nameParticipant } from './card-payment-row.ts';

const hashLength = 22;

/**
 * How rows of payments name a participant: first as one that is written now, then as older ones do. `foreign`: references are the agency's
 * own, and are hidden.
 */
export function createNamePayers(keys: KeyRing, foreign: boolean): (participant: string) => readonly string[] {
  const { first, all } = deriveKeys(keys, 'card-payer');
  return (participant) =>
    foreign
      ? [first, ...all].map(({ key }) => `reference:${hideText(key, participant, hashLength)}`)
      : [nameParticipant(readReference(participant))];
}
