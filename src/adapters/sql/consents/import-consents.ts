import { createHmac, type KeyObject } from 'node:crypto';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { ConsentStore } from '../../../calls/ports/consent-store.ts';
import { type People, ownPeople } from '../queries/people.ts';
import { createSqlConsents } from './sql-consents.ts';
import { ConsentRow } from './consent-row.ts';

interface ImportOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  /** Whose references the rows may have; those of these records have none. */
  readonly people?: People;
  /** One JSON object a line. */
  readonly text: string;
}

const mostTold = 20;

/**
 * Takes changes of consents from a file of the agency, and gives how many there were; one that was taken before counts once. Throws, and
 * takes none, where any cannot be read or names a participant whom the records do not have: the message says which, and quotes no value.
 */
export async function importConsents({ db, keys, people = ownPeople, text }: ImportOptions): Promise<number> {
  const lines = text.split('\n').map((line, at) => ({ line: line.trim(), at: at + 1 }));
  const read = lines.filter(({ line }) => line !== '').map(({ line, at }) => readRow(line, at));
  const problems = read.flatMap((row) => ('problem' in row ? [row.problem] : []));
  const rows = read.flatMap((row) => ('problem' in row ? [] : [row]));
  const known = await findPeople(db, rows);
  for (const { row, at } of rows)
    if (row.participantId !== undefined && !known.has(row.participantId))
      problems.push(`row ${at}: participantId is nobody's in these records`);
  if (people === ownPeople)
    for (const { row, at } of rows)
      if (row.reference !== undefined) problems.push(`row ${at}: reference is that of an agency with an API`);
  if (problems.length > 0) throw new Error(tell(problems));
  await retryWhileBusy(() =>
    db
      .transaction()
      .execute((transaction) => recordAll(createSqlConsents(transaction, keys, people), keys, known, rows)),
  );
  return rows.length;
}

/** `known`: our references of participants by those of the agency. */
async function recordAll(
  consents: ConsentStore,
  keys: KeyRing,
  known: ReadonlyMap<string, string>,
  rows: readonly { readonly row: ConsentRow }[],
): Promise<void> {
  const { key } = deriveKeys(keys, 'consent-phone').oldest;
  for (const { row } of rows) {
    const { participantId = '', reference, at, channel = 'agency', line = '', ...said } = row;
    const participant = known.get(participantId) ?? reference;
    const where = { channel, line, call: '', turn: 0, atMs: Temporal.Instant.from(at).epochMilliseconds };
    const change = { ...said, ...where, ...(participant !== undefined && { participant }) };
    await consents.record(change, nameRow(row, key));
  }
}

function readRow(
  line: string,
  at: number,
): { readonly row: ConsentRow; readonly at: number } | { readonly problem: string } {
  try {
    const { data, error } = ConsentRow.safeParse(JSON.parse(line));
    if (data && isOver(data.at)) return { row: data, at };
    if (data)
      return { problem: `row ${at}: at: must be a moment since 1970 that has been: of two changes the later counts` };
    const [issue] = error.issues;
    const where = issue?.path.join('.') ?? '';
    return { problem: `row ${at}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'cannot be read'}` };
  } catch {
    return { problem: `row ${at}: is no JSON object on one line` };
  }
}

/** A change of a day to come would count above every STOP until then. */
function isOver(at: string): boolean {
  try {
    const atMs = Temporal.Instant.from(at).epochMilliseconds;
    return atMs >= 0 && atMs <= Date.now();
  } catch {
    return false;
  }
}

/** Our references of the participants that rows name. */
async function findPeople(db: Database, rows: readonly { readonly row: ConsentRow }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ row }) => row.participantId ?? []))];
  const known = new Map<string, string>();
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const people = db.selectFrom('participants').select(['id', 'participant_id']);
    const found = await people.where('participant_id', 'in', ids.slice(at, at + idsAtOnce)).execute();
    for (const { id, participant_id: participantId } of found) known.set(participantId, String(id));
  }
  return known;
}

const idsAtOnce = 1000;

/** The same change has the same name, each time that it comes, in any order of its fields. Without the key no number can be tried out on it. */
function nameRow(row: ConsentRow, key: KeyObject): string {
  const parts = [
    row.phone,
    row.participantId ?? '',
    row.purpose,
    row.given,
    row.language,
    row.words,
    row.at,
    ...(row.by ? [row.by] : []),
  ];
  if (row.reference !== undefined) parts.push(row.reference);
  return `import:${createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')}`;
}

function tell(problems: readonly string[]): string {
  const more = problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : [];
  return ['Nothing was taken:', ...problems.slice(0, mostTold), ...more].join('\n  ');
}
