import type { CaseDetails } from '../../cases/case.ts';
import type { CaseList } from '../../calls/ports.ts';
import type { Database } from './database.ts';
import { findCase } from './find-case.ts';

/** The participant's first cases, and how many there are. */
export async function listCases(db: Database, participant: string, limit: number): Promise<CaseList> {
  const all = await readCases(db, participant);
  return { cases: all.slice(0, limit), count: all.length };
}

/** The only one of the participant's cases whose number ends in these four characters. */
export async function findCaseByEnding(
  db: Database,
  participant: string,
  ending: string,
): Promise<CaseDetails | undefined> {
  const all = await readCases(db, participant);
  const [found, ...others] = all.filter((one) => one.ending === ending);
  return found && others.length === 0 ? findCase(db, participant, found.position) : undefined;
}

async function readCases(db: Database, participant: string): Promise<CaseList['cases']> {
  const id = Number(participant);
  const rows = await db
    .selectFrom('cases')
    .select(['number', 'county'])
    .where((eb) => eb.or([eb('payer_id', '=', id), eb('recipient_id', '=', id)]))
    .orderBy('number')
    .execute();
  return rows.map(({ number, county }, index) => ({ position: index + 1, ending: number.slice(-4), county }));
}
