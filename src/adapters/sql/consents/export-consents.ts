import { appendFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { ConsentChange } from '../../../agency/consent.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { makeFile } from '../files/make-file.ts';
import type { ConsentRow } from './consent-row.ts';

interface ExportOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly file: string;
}

const pageRows = 1000;

/** Writes every change of consents into a new file, the oldest first, one JSON object a line, and gives how many there are. */
export async function exportConsents({ db, keys, file }: ExportOptions): Promise<number> {
  const seal = createSeal(keys, 'consent');
  let count = 0;
  await makeFile(file, async (part) => {
    let last: Row | undefined;
    do {
      const rows = await readPage(db, last);
      const lines = rows.map(({ attempt, sealed, participant_id: participantId, participant_hash: hash }) => {
        const change = ConsentChange.parse(JSON.parse(seal.open(sealed, attempt)));
        return `${JSON.stringify(toRow(change, hash === null ? nameOwn(participantId) : nameForeign(change)))}\n`;
      });
      await appendFile(part, lines.join(''));
      count += rows.length;
      last = rows.length === pageRows ? rows.at(-1) : undefined;
    } while (last);
  });
  return count;
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

/** Behind the last row of the page before: rows that are taken meanwhile move none. */
function readPage(db: Database, last: { readonly at_ms: number; readonly attempt: string } | undefined) {
  return db
    .selectFrom('consent_changes')
    .leftJoin('participants', 'participants.id', 'consent_changes.participant_id')
    .select(['attempt', 'sealed', 'at_ms', 'participant_hash', 'participants.participant_id'])
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(at_ms, attempt) > (${last?.at_ms}, ${last?.attempt})`),
    )
    .orderBy('at_ms')
    .orderBy('attempt')
    .limit(pageRows)
    .execute();
}

type Who = Pick<ConsentRow, 'participantId' | 'reference'>;

function nameOwn(participantId: string | null): Who {
  return participantId === null ? {} : { participantId };
}

function nameForeign({ participant }: ConsentChange): Who {
  return participant === undefined ? {} : { reference: participant };
}

function toRow(change: ConsentChange, who: Who): ConsentRow {
  const { phone, purpose, given, by, language, words, atMs, channel, line } = change;
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString();
  return { phone, ...who, purpose, given, ...(by && { by }), language, words, at, channel, line };
}
