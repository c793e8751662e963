import type { Database, StagedParticipantTable } from '../database/database.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createPins } from '../sign-in/pins.ts';
import { type ParticipantRow, type PinHashes, toStagedParticipant } from './to-staged-participant.ts';
import { createPinDigests, groupPins, inChunks, type IssuedPin } from './pin-groups.ts';

/** How many PINs are hashed at once, off the event loop; each takes 7 MiB. */
const hashedAtOnce = 8;

/** Leaves what is in the records. */
const unchanged: PinHashes = { pin_hash: null, issued_pin_hash: null };

/** Turns participants' rows into staged ones without SSN and PIN. */
export function createHashParticipants(keys: KeyRing) {
  const claims = createHashedClaims(keys);
  const pins = createPins(keys);
  const digests = createPinDigests(keys);
  /** PINs of those who had one before, by the number of their row, until it is known whether they have changed. */
  const known = new Map<number, IssuedPin>();
  /** PINs of all others, by participant ID. */
  const fresh = new Map<string, Omit<IssuedPin, 'id'>>();
  let looked: ReadonlySet<number> = new Set();

  return { stage, settle, remember };

  /** Staged rows; PINs of those who had one before are settled once all of them are known. */
  async function stage(db: Database, given: readonly ParticipantRow[]): Promise<StagedParticipantTable[]> {
    const issued = await findIssued(db, given);
    const rows: StagedParticipantTable[] = [];
    await eachAtOnce(given, async ({ number, row }) => {
      const hashes = await hashFirst(number, row, issued.get(row.participantId));
      rows.push(toStagedParticipant({ number, row }, claims, hashes));
    });
    return rows;
  }

  async function hashFirst(
    number: number,
    { participantId, pin }: ParticipantRow['row'],
    issued: Omit<IssuedPin, 'pin'> | undefined,
  ): Promise<PinHashes> {
    if (pin === undefined) return unchanged;
    if (issued) {
      known.set(number, { ...issued, pin });
      return unchanged;
    }
    const hash = await pins.hash(pin);
    fresh.set(participantId, { pin, hash });
    return { pin_hash: hash, issued_pin_hash: hash };
  }

  /**
   * Puts the hashes of new PINs into the staged rows. A PIN that was issued before leaves the current one alone, which the caller may have
   * chosen; a new one replaces both. Only those in whose group something has changed are asked of the slow hash.
   */
  async function settle(db: Database, signal: AbortSignal | undefined): Promise<void> {
    const changed = await digests.findChanged(db, groupPins([...known.values()]));
    looked = new Set(changed.keys());
    const suspects = new Set([...changed.values()].flat());
    await eachAtOnce([...known], async ([number, issued]) => {
      if (!suspects.has(issued)) return;
      signal?.throwIfAborted();
      const hashes = await hashAgain(issued);
      if (hashes.issued_pin_hash === null) return;
      known.set(number, { ...issued, hash: hashes.issued_pin_hash });
      await db.updateTable('staged_participants').set(hashes).where('at_row', '=', number).execute();
    });
  }

  async function hashAgain({ pin, hash: issued }: IssuedPin): Promise<PinHashes> {
    const same = await pins.matches(pin, issued);
    if (same && pins.isCurrent(issued)) return unchanged;
    const hash = await pins.hash(pin);
    return { pin_hash: same ? null : hash, issued_pin_hash: hash };
  }

  /** Makes the next import of the same PINs fast, once this one is taken. */
  async function remember(db: Database): Promise<void> {
    const newcomers: IssuedPin[] = [];
    for (const ids of inChunks([...fresh.keys()])) {
      const rows = await db
        .selectFrom('participants')
        .select(['id', 'participant_id'])
        .where('participant_id', 'in', ids)
        .execute();
      for (const { id, participant_id: name } of rows) {
        const issued = fresh.get(name);
        if (issued) newcomers.push({ id, ...issued });
      }
    }
    const touched = new Set([...looked, ...groupPins(newcomers).keys()]);
    const groups = [...groupPins([...known.values(), ...newcomers])].filter(([number]) => touched.has(number));
    await digests.keep(db, new Map(groups));
  }
}

async function eachAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const workers = Array.from({ length: hashedAtOnce }, async () => {
    for (const item of queue) await work(item);
  });
  await Promise.all(workers);
}

/** The PINs issued so far, as their hashes, by participant ID. */
async function findIssued(
  db: Database,
  given: readonly ParticipantRow[],
): Promise<Map<string, Omit<IssuedPin, 'pin'>>> {
  const ids = given.filter(({ row }) => row.pin !== undefined).map(({ row }) => row.participantId);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('participants')
    .select(['id', 'participant_id', 'issued_pin_hash as hash'])
    .where('participant_id', 'in', ids)
    .where('issued_pin_hash', 'is not', null)
    .$narrowType<{ hash: string }>()
    .execute();
  return new Map(rows.map(({ id, participant_id: name, hash }) => [name, { id, hash }]));
}
