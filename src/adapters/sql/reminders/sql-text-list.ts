import type { ListedText, TextList, TextState } from '../../../calls/ports/text-list.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { type People, ownPeople } from '../queries/people.ts';
import type { Database, Schema } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { TextTable } from '../database/text-tables.ts';
import { claimText } from './claim-text.ts';
import { countReminderCalls } from './count-reminder-calls.ts';
import { findKnown } from './find-known.ts';
import { findToldNews } from './find-told-news.ts';
import { areTextsPaused, holdTexts, pauseTexts, releaseTexts } from './hold-texts.ts';
import { listTold } from './list-told.ts';
import { takeKeptStatus, takeTextStatus } from './take-text-status.ts';
import { createTextSeal, type TextSeal } from './text-seal.ts';

const pageRows = 100;

/** The texts of an agency in its database. `clock` gives milliseconds of the epoch. `people`: whom they go to. */
export function createSqlTextList(
  db: Database,
  keys: KeyRing,
  clock: () => number,
  people: People = ownPeople,
): TextList {
  const seal = createTextSeal(keys, people);
  return {
    claim: (text) => claimText(db, seal, { text, people, nowMs: clock() }),
    findKnown: (asked) => findKnown(db, seal, { people, asked }),
    findToldNews: (purpose, participants, sinceMs) =>
      findToldNews(db, seal, { people, purpose, participants, sinceMs }),
    listTold: (after) => listTold(db, seal, { ...(after !== undefined && { after }), nowMs: clock() }),
    endEvent: async ({ name }) => void (await update(db, { name }, { over_ms: clock() })),
    listDue: () => list(db, seal, 'claimed', clock()),
    listUnknown: () => list(db, seal, 'sending', clock()),
    async begin(text, { words, from, untilMs }) {
      const { name, phone, participant, language, line, matter, tries, by } = text;
      const sealed = seal.close({ phone, participant, language, line, matter, words, from }, name);
      const changes = {
        state: 'sending',
        tries: tries + 1,
        tried_ms: clock(),
        due_ms: untilMs,
        way: by,
        sealed,
      } as const;
      return update(db, text, changes);
    },
    async accept(text, message) {
      await update(db, { ...text, state: 'sending' }, { state: 'accepted', message });
      return takeKeptStatus(db, message);
    },
    end: async (text, state, refused) =>
      void (await update(
        db,
        { ...text, state: open },
        { state, why: refused?.why ?? null, code: refused?.code ?? null },
      )),
    async putOff(text, dueMs) {
      const { name, by, tries } = text;
      const changes = { state: 'claimed', message: null, due_ms: dueMs } as const;
      // What is put off before the carrier took it was no call: it counts towards none of a day or an event.
      const uncounted = { ...changes, tries: Math.max(tries - 1, 0), tried_ms: null };
      if (by === 'call' && (await update(db, { name, state: 'sending' }, uncounted))) return;
      await update(db, { ...text, state: again }, changes);
    },
    delay: async (text, dueMs) => void (await update(db, { ...text, state: 'claimed' }, { due_ms: dueMs })),
    async noteStatus(status) {
      const failed = await takeTextStatus(db, status, clock());
      return failed && seal.open(failed);
    },
    findHistory: (phone, sinceMs) => findHistory(db, seal.hashesOfPhone(phone), sinceMs),
    countCalls: ({ name, phone }, sinceMs) =>
      countReminderCalls(db, { name, hashes: seal.hashesOfPhone(phone), sinceMs }),
    hold: (forMs, heldMs) => holdTexts(db, { nowMs: clock(), untilMs: clock() + forMs, heldMs }),
    release: (heldMs) => releaseTexts(db, heldMs),
    pause: (untilMs) => pauseTexts(db, untilMs),
    isPaused: () => areTextsPaused(db, clock()),
  };
}

/** States that are left. Any other is the last one of a text. */
const open: readonly TextState[] = ['claimed', 'sending', 'accepted'];
/** One that has failed for a while is tried once more. */
const again: readonly TextState[] = ['claimed', 'sending', 'failed'];

interface Found {
  readonly name: string;
  readonly state?: TextState | readonly TextState[];
  readonly tries?: number;
}

/** Whether it was as it is given: another server, or the carrier, may have been faster. */
async function update(
  db: Database,
  { name, state, tries }: Found,
  changes: Partial<Schema['texts']>,
): Promise<boolean> {
  const changing = db
    .updateTable('texts')
    .set(changes)
    .where('name', '=', name)
    .$if(state !== undefined, (query) => query.where('state', 'in', [state ?? []].flat()))
    .$if(tries !== undefined && changes.state === 'sending', (query) => query.where('tries', '=', tries ?? 0));
  return (await retryWhileBusy(() => changing.executeTakeFirstOrThrow())).numUpdatedRows === 1n;
}

async function list(db: Database, seal: TextSeal, state: 'claimed' | 'sending', nowMs: number): Promise<ListedText[]> {
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where('state', '=', state)
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .orderBy('name')
    .limit(pageRows)
    .execute();
  const opened = await Promise.all(rows.map((row) => openOrEnd(db, seal, row)));
  return opened.filter((text) => text !== undefined);
}

/** A text under a key that is gone cannot be sent any more. */
async function openOrEnd(db: Database, seal: TextSeal, row: TextTable): Promise<ListedText | undefined> {
  try {
    return seal.open(row);
  } catch {
    await update(db, row, { state: 'unreadable' });
    return undefined;
  }
}

async function findHistory(db: Database, hashes: readonly string[], sinceMs: number) {
  const rows = await db
    .selectFrom('texts')
    .select(['state', 'why', 'way'])
    .distinct()
    .where('phone_hash', 'in', hashes)
    .where('tried_ms', '>=', sinceMs)
    .execute();
  return {
    isTold: rows.some(({ state, way }) => way === 'text' && (state === 'accepted' || state === 'delivered')),
    isUnreachable: rows.some(({ why }) => why === 'unreachable'),
  };
}
