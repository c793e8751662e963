import { z } from 'zod';
import type { AuditTable, Database } from '../database/database.ts';

/** What happened between a backup and its restore, as entries of the audit trail tell it. */
export interface Since {
  /** Exports of requests: their numbers, and how many requests each held. */
  readonly exports: readonly { readonly batch: number; readonly requests: number; readonly atMs: number }[];
  /** References of requests that were left, and of those that were settled without an export. */
  readonly left: readonly string[];
  readonly settled: readonly string[];
  /** Numbers of messages that were sent by hand, with their participant. */
  readonly sent: readonly { readonly number: number; readonly participant: number }[];
  /** The highest number of a participant, and of a message that was shown or sent; 0 where none is told. */
  readonly mostParticipant: number;
  readonly mostMessage: number;
}

const Exported = z.object({ batch: z.number(), requests: z.number() });
const Referring = z.object({ reference: z.string() });
const Message = z.object({ number: z.number() });

export function tellSince(entries: readonly AuditTable[]): Since {
  const facts = <Facts>(what: readonly string[], Schema: z.ZodType<Facts>) =>
    entries.flatMap((entry) => {
      const { data } = what.includes(entry.what) ? Schema.safeParse(JSON.parse(entry.facts)) : { data: undefined };
      return data ? [{ ...data, entry }] : [];
    });
  const messages = facts(['message-shown', 'message-sent'], Message);
  return {
    exports: facts(['requests-exported'], Exported).map(({ entry, ...one }) => ({ ...one, atMs: entry.at_ms })),
    left: facts(['request-left'], Referring).map(({ reference }) => reference),
    settled: facts(['request-settled'], Referring).map(({ reference }) => reference),
    sent: facts(['message-sent'], Message).map(({ entry, number }) => ({ number, participant: readNumber(entry) })),
    mostParticipant: Math.max(0, ...entries.map(readNumber)),
    mostMessage: Math.max(0, ...messages.map(({ number }) => number)),
  };
}

/** The participant's number in the records; 0 where the entry is about nobody who is known. */
function readNumber({ subject }: AuditTable): number {
  return Number(/^participant:(?<number>\d+)$/.exec(subject)?.groups?.['number'] ?? 0);
}

/** Somebody to whom something happened since: as the trail names them, and by their ID where the records still know it. */
export interface Concerned {
  readonly subject: string;
  readonly participantId: string | undefined;
}

/** Everybody about whom there is an entry of these events, each once. */
export async function findConcerned(
  db: Database,
  entries: readonly AuditTable[],
  what: readonly AuditTable['what'][],
): Promise<Concerned[]> {
  const subjects = new Set(entries.filter((entry) => what.includes(entry.what)).map(({ subject }) => subject));
  const found = [...subjects].map(async (subject) => ({ subject, participantId: await findId(db, subject) }));
  return Promise.all(found);
}

async function findId(db: Database, subject: string): Promise<string | undefined> {
  const [kind = '', name = ''] = subject.split(/:(.*)/s);
  const somebody = db.selectFrom('participants').select('participant_id');
  const found =
    kind === 'participant'
      ? await somebody.where('id', '=', Number(name)).executeTakeFirst()
      : await somebody
          .where((eb) => eb.or([eb('participant_id_hash', '=', name), eb('ssn_hash', '=', name)]))
          .executeTakeFirst();
  return found?.participant_id;
}
