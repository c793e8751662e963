import type { ExtractRow } from '../../../agency/extract-row.ts';
import type { StagedParticipantTable } from '../database/database.ts';
import type { HashedClaims } from '../sign-in/hashed-claims.ts';

export interface ParticipantRow {
  readonly number: number;
  readonly row: Extract<ExtractRow, { type: 'participant' }>;
}

export type PinHashes = Pick<StagedParticipantTable, 'pin_hash' | 'issued_pin_hash'>;

/** The staged row of a participant, without SSN and PIN. */
export function toStagedParticipant(
  { number, row }: ParticipantRow,
  claims: HashedClaims,
  hashes: PinHashes,
): StagedParticipantTable {
  return {
    at_row: number,
    participant_id: row.participantId,
    participant_id_hash: claims.hash('participant-id', row.participantId),
    ssn_hash: row.ssn === undefined ? null : claims.hash('ssn', row.ssn),
    pin_temporary: row.pinTemporary ? 1 : 0,
    language: row.language ?? null,
    mailing_address_valid: row.mailingAddressValid ? 1 : 0,
    email: row.email ?? null,
    phone: row.phone ?? null,
    ...hashes,
  };
}
