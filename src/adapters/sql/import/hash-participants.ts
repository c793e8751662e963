import type { ExtractLine } from '../../../cases/extract-line.ts';
import type { Database, StagedParticipantTable } from '../database.ts';
import { createClaims } from '../secrets/claims.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createPins } from '../secrets/pins.ts';

/** How many PINs are hashed at once, off the event loop; each takes 7 MiB. */
const hashedAtOnce = 8;

export interface ParticipantLine {
  readonly number: number;
  readonly line: Extract<ExtractLine, { type: 'participant' }>;
}

export type HashParticipants = ReturnType<typeof createHashParticipants>;

type PinHashes = Pick<StagedParticipantTable, 'pin_hash' | 'issued_pin_hash'>;

/** Turns participants' lines into rows without SSN and PIN. */
export function createHashParticipants(keys: KeyRing) {
  const claims = createClaims(keys);
  const pins = createPins(keys);

  return async (db: Database, lines: readonly ParticipantLine[]): Promise<StagedParticipantTable[]> => {
    const issued = await findIssued(db, lines);
    const rows: StagedParticipantTable[] = [];
    const queue = lines.values();
    const workers = Array.from({ length: hashedAtOnce }, async () => {
      for (const { number, line } of queue) {
        const hashes = await hashPin(line.pin, issued.get(line.participantId) ?? null);
        rows.push({ ...toRow(number, line), ...hashes });
      }
    });
    await Promise.all(workers);
    return rows;
  };

  function toRow(number: number, line: ParticipantLine['line']): Omit<StagedParticipantTable, keyof PinHashes> {
    return {
      line: number,
      participant_id: line.participantId,
      participant_id_hash: claims.hash('participant-id', line.participantId),
      ssn_hash: line.ssn === undefined ? null : claims.hash('ssn', line.ssn),
      pin_temporary: line.pinTemporary ? 1 : 0,
      language: line.language ?? null,
      mailing_address_valid: line.mailingAddressValid ? 1 : 0,
      email: line.email ?? null,
      phone: line.phone ?? null,
    };
  }

  /**
   * Null leaves what is in the records. A PIN that was issued before leaves the current one alone, which the caller may have chosen;
   * a new one replaces both. Whether it was issued before is asked of the slow hash each time: a quick digest beside it, however keyed,
   * would let whoever gets hold of both the records and the key try every PIN of everybody within minutes. An extract that leaves out
   * the PINs that have not changed is taken at full speed.
   */
  async function hashPin(pin: string | undefined, issued: string | null): Promise<PinHashes> {
    if (pin === undefined) return { pin_hash: null, issued_pin_hash: null };
    const known = issued !== null && (await pins.matches(pin, issued));
    if (known && pins.isCurrent(issued)) return { pin_hash: null, issued_pin_hash: null };
    const hash = await pins.hash(pin);
    return { pin_hash: known ? null : hash, issued_pin_hash: hash };
  }
}

/** The hashes of the PINs issued so far, by participant ID. */
async function findIssued(db: Database, lines: readonly ParticipantLine[]): Promise<Map<string, string>> {
  const ids = lines.filter(({ line }) => line.pin !== undefined).map(({ line }) => line.participantId);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('participants')
    .select(['participant_id', 'issued_pin_hash'])
    .where('participant_id', 'in', ids)
    .where('issued_pin_hash', 'is not', null)
    .$narrowType<{ issued_pin_hash: string }>()
    .execute();
  return new Map(rows.map((row) => [row.participant_id, row.issued_pin_hash]));
}
