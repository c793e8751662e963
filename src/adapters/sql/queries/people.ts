import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { readReference } from './read-reference.ts';

/** Of a keyed hash of a number or a reference: 132 bits. */
export const hashLength = 22;

/** Whose references stand in changes of consents, and in texts. */
export interface People {
  /** The same for each reference of a person. */
  readonly nameOf: (participant: string) => string;
  /** Where a row says whose it is. */
  readonly columnsOf: (participant: string | undefined) => {
    readonly participant_id: number | null;
    readonly participant_hash: string | null;
  };
  /** The column by which rows of a person are found, and what may stand in it. */
  readonly placeOf: (participant: string) => readonly ['participant_id' | 'participant_hash', (string | number)[]];
}

/** What stands in the column by which a row of a person is found; 0 where it is nobody's. */
export function readWhose(row: ReturnType<People['columnsOf']>): string | number {
  return row.participant_hash ?? row.participant_id ?? 0;
}

/** The participants of these records. A reference changes with the PIN, and who agreed stays the same. */
export const ownPeople: People = {
  nameOf: (participant) => String(readReference(participant)),
  columnsOf: (participant) => ({
    participant_id: participant === undefined ? null : readReference(participant),
    participant_hash: null,
  }),
  placeOf: (participant) => ['participant_id', [readReference(participant)]],
};

/** Those of an agency that keeps its own records: its references say nothing here. */
export function peopleOfAgency(keys: KeyRing): People {
  const { first, all } = deriveKeys(keys, 'consent-phone');
  // A reference and a number never give one hash.
  const hide = (key: typeof first.key, participant: string) => hideText(key, `participant ${participant}`, hashLength);
  return {
    nameOf: (participant) => participant,
    columnsOf: (participant) => ({
      participant_id: null,
      participant_hash: participant === undefined ? null : hide(first.key, participant),
    }),
    placeOf: (participant) => ['participant_hash', all.map(({ key }) => hide(key, participant))],
  };
}
