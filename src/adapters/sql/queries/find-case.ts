import type { CaseDetails } from '../../../agency/case.ts';
import type { PartyRole } from '../../../agency/party.ts';
import { caseColumns } from '../database/case-columns.ts';
import type { Database } from '../database/database.ts';
import { allNumbers, ownNumbers } from './own-cases.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';
import { findTellingLength } from './find-telling-length.ts';
import { endOf, leastEnding } from './telling-length.ts';

const read = ['number', 'payer_id', ...caseColumns.names] as const;
const partyFacts = ['role', 'of_case', 'payee'] as const;

/** The participant's case at a position from 1, in the order of case numbers. */
export async function findCase(db: Database, participant: string, position: number): Promise<CaseDetails | undefined> {
  const row = await findRow(db, participant, position);
  if (!row) return undefined;
  const count = Number(row.count);
  const heard = row.role === null ? readParent(row, readReference(participant)) : readParty({ ...row, role: row.role });
  const length = count > 1 ? await findTellingLength(db, participant) : leastEnding;
  const facts = caseColumns.read(row);
  return { position, count, ...heard, number: row.number, numberEnding: endOf(row.number, length), ...facts };
}

type Heard = Pick<CaseDetails, 'role' | 'guardian' | 'ofCase' | 'payee'>;

function readParent({ payer_id: payer }: { readonly payer_id: number }, id: number): Heard {
  return { role: payer === id ? 'payer' : 'recipient' };
}

interface PartyRow {
  readonly role: PartyRole;
  readonly of_case: number | null;
  readonly payee: string | null;
}

function readParty({ role, of_case: ofCase, payee }: PartyRow): Heard {
  return {
    role: role === 'payer' ? 'payer' : 'recipient',
    ...(role === 'guardian' && { guardian: true }),
    ...(ofCase === 1 && { ofCase: true }),
    ...(payee !== null && { payee }),
  };
}

interface Named {
  readonly position: number;
  /** The end of its number, where the caller was told it. */
  readonly ending?: string | undefined;
}

/**
 * The whole number of a case that a caller named. Positions move during a call, where a case is added or comes under protection: then its
 * ending tells which one was named, and where no single one has it, none was.
 */
export async function findCaseNumber(
  db: Database,
  participant: string,
  { position, ending = '' }: Named,
): Promise<string | undefined> {
  const there = (await findRow(db, participant, position))?.number;
  if (there?.endsWith(ending)) return there;
  const numbers = ending === '' ? [] : await findNumbersEnding(db, participant, ending);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** A request about a case that came under protection meanwhile still reaches the agency as one about it. */
async function findNumbersEnding(db: Database, participant: string, ending: string): Promise<string[]> {
  const rows = await allNumbers(db, readReference(participant)).execute();
  return [...new Set(rows.map(({ number }) => number))].filter((number) => number.endsWith(ending));
}

async function findRow(db: Database, participant: string, position: number) {
  if (position < 1) return undefined;
  const [row] = await findRows(db, { id: readReference(participant), skip: position - 1 });
  return row;
}

const findRows = prepareQuery((db: Database, { id, skip }: { readonly id: number; readonly skip: number }) =>
  db
    .selectFrom('cases')
    .leftJoin('case_parties as party', (join) =>
      join
        .onRef('party.case_number', '=', 'cases.number')
        .on('party.participant_id', '=', id)
        .onRef('cases.payer_id', '=', 'cases.recipient_id'),
    )
    .select(read)
    .select(partyFacts)
    .select((eb) => eb.fn.countAll().over().as('count'))
    .where('number', 'in', ownNumbers(db, id))
    .orderBy('number')
    .limit(1)
    .offset(skip),
);
