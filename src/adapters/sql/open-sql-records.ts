import { Kysely } from 'kysely';
import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { CardPaymentStore } from '../../calls/ports/card-payment-store.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { EndedCards } from '../../calls/ports/ended-cards.ts';
import type { EndedCalls } from '../../calls/ports/ended-calls.ts';
import type { EventStore } from '../../calls/ports/event-store.ts';
import type { RecordingList } from '../../calls/ports/recordings.ts';
import type { Records } from '../../calls/ports/records.ts';
import type { ReplyPayments } from '../../calls/ports/reply-payments.ts';
import type { TextList } from '../../calls/ports/text-list.ts';
import { createSqlAuditTrail } from './audit/sql-audit-trail.ts';
import { createSqlCardPayments } from './card-payments/sql-card-payments.ts';
import { ownPeople, peopleOfAgency } from './queries/people.ts';
import { createSqlConsents } from './consents/sql-consents.ts';
import { createSqlRecordingList } from './recordings/sql-recording-list.ts';
import { createSqlEndedCards } from './replies/sql-ended-cards.ts';
import { createSqlReplyPayments } from './replies/sql-reply-payments.ts';
import { createSqlTextList } from './reminders/sql-text-list.ts';
import { createSqlEndedCalls } from './ended/sql-ended-calls.ts';
import { createSqlEventStore } from './events/sql-event-store.ts';
import { holdsRealPeople } from './sample/holds-real-people.ts';
import { createSqlRecords } from './sql-records.ts';
import { watchSqlWrites } from './watch-sql-writes.ts';
import type { Database, Schema } from './database/database.ts';
import { chooseEngine } from './database/engines/choose-engine.ts';
import { assertNotMoved } from './move/move-mark.ts';
import { proveKeys } from './keys/prove-keys.ts';
import { findPendingChanges, migrateTables } from './database/migrate-tables.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { openKeyFile } from '../../secrets/open-key-file.ts';

interface OpenOptions {
  /** `sqlite:PATH`, whose file and folder are created where missing, or `postgres://USER:PASSWORD@HOST/DATABASE`. */
  readonly url: string;
  /** SQLite does without, where it holds nobody but the made-up agency: its key is kept in a file beside it, `PATH.key`. */
  readonly keys?: KeyRing | undefined;
  readonly clock?: () => number;
  /** False leaves the tables to `npm run migrate`: where they are not up to date, nothing opens. */
  readonly migrate?: boolean;
  /** How long a statement may take in PostgreSQL; as long as it needs where left out. */
  readonly statementTimeoutMs?: number;
  /** The account at the carrier whose recordings are kept here; left out, none are. */
  readonly recordingsOf?: string | undefined;
  /** Whether the agency keeps its records itself: participants have references of its own then. */
  readonly foreign?: boolean;
}

export interface OpenRecords {
  readonly records: Records;
  readonly trail: AuditTrail;
  readonly ended: EndedCalls;
  readonly events: EventStore;
  readonly consents: ConsentStore;
  readonly cardPayments: CardPaymentStore;
  readonly recordings: RecordingList;
  readonly texts: TextList;
  readonly replies: ReplyPayments;
  readonly endedCards: EndedCards;
  readonly db: Database;
  readonly keys: KeyRing;
}

export interface PreparedRecords extends OpenRecords {
  /** Brings the tables up to date, and rejects where the keys do not fit what was written. May be tried again. */
  readonly prove: () => Promise<void>;
}

/** Opens the records and brings their tables up to date. `records.close()` ends everything. */
export async function openSqlRecords(options: OpenOptions): Promise<OpenRecords> {
  const prepared = prepareSqlRecords(options);
  try {
    await prepared.prove();
    return prepared;
  } catch (error) {
    await prepared.db.destroy();
    throw error;
  }
}

/** Gets the records ready without asking the database: nothing of them may be used before `prove` has resolved. */
export function prepareSqlRecords(options: OpenOptions): PreparedRecords {
  const { url, keys, clock = Date.now, migrate = true, statementTimeoutMs, recordingsOf, foreign = false } = options;
  const { dialect, keyFile } = chooseEngine(url, { statementTimeoutMs });
  const ring = keys ?? openOwnKey(keyFile);
  const db: Database = new Kysely<Schema>({ dialect });
  const parts = { db, keys: ring, clock, recordingsOf };
  return {
    db,
    keys: ring,
    ...watchSqlWrites({ db, records: createSqlRecords(parts), trail: createSqlAuditTrail(parts) }),
    ended: createSqlEndedCalls(db, clock),
    events: createSqlEventStore(db),
    consents: createSqlConsents(db, ring),
    cardPayments: createSqlCardPayments({ ...parts, foreign }),
    recordings: createSqlRecordingList(db, clock),
    texts: createSqlTextList(db, ring, clock, foreign ? peopleOfAgency(ring) : ownPeople),
    replies: createSqlReplyPayments(db, ring, clock),
    endedCards: createSqlEndedCards(db, ring),
    async prove() {
      await proveKeys(db, ring);
      const changed = await bringUpToDate(db, url, migrate);
      await assertNotMoved(db);
      if (changed) await proveKeys(db, ring);
      if (keys === undefined) await assertMadeUp(db, keyFile ?? '');
    },
  };
}

/** Whether tables were changed, which may take place for the proofs of keys. */
async function bringUpToDate(db: Database, url: string, migrate: boolean): Promise<boolean> {
  const pending = await findPendingChanges(db);
  if (pending.length === 0) return false;
  if (!migrate) {
    throw new Error(
      `The tables lack ${pending.length} changes (MIGRATE_ON_START is false): run npm run migrate, then start again`,
    );
  }
  await migrateTables(url);
  return true;
}

/** Real participants need a key that is kept elsewhere: one beside the database goes along with each copy of it. */
async function assertMadeUp(db: Database, file: string): Promise<void> {
  if (!(await holdsRealPeople(db, Temporal.Now.plainDateISO()))) return;
  throw new Error(
    `These records hold real participants, and their key lies beside them in ${file}. Set DATA_SECRET to "local:" ` +
      'and what that file holds, or write that into a file elsewhere and name it in DATA_SECRET_FILE; then remove the first one',
  );
}

function openOwnKey(file: string | undefined): KeyRing {
  if (file !== undefined) return openKeyFile(file);
  throw new Error('Records in PostgreSQL need DATA_SECRET, the same one in every program that reads them');
}
