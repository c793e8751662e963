import { Pool } from 'pg';

export type TeamRecords = ReturnType<typeof openTeamRecords>;

interface FoundCase {
  /** Sums are decimals, as PostgreSQL writes them. */
  readonly arrears: string;
  readonly monthlySupport: string;
  readonly asOf: Date;
  readonly docket: string;
  readonly county: string;
}

interface FoundPayment {
  readonly amount: string;
  readonly date: Date;
  readonly paidBy: 'wages' | 'card';
}

interface FoundDate {
  readonly kind: 'court' | 'office';
  readonly date: Date;
  /** Such as 9:30 a.m. */
  readonly time: string;
  readonly place: string;
  readonly address: string;
}

/** The records of (e), in the schema that `fillTeamRecords` makes. Each of these is one query. */
export function openTeamRecords(url: string) {
  const pool = new Pool({ connectionString: url });
  const isThere = async (query: string, values: readonly string[]) =>
    (await pool.query(query, [...values])).rowCount === 1;
  return {
    /** PINs are as plain as those of (b): sign-ins are measured of ours alone. */
    isPinOf: (id: string, pin: string) =>
      isThere('select from team.participants where id = $1 and pin = $2', [id, pin]),
    isParticipant: (id: string) => isThere('select from team.participants where id = $1', [id]),
    findCase: async (id: string) => (await pool.query<FoundCase>(caseOf, [id])).rows[0],
    findPayments: async (id: string) => (await pool.query<FoundPayment>(paymentsOf, [id])).rows,
    findDates: async (id: string) => (await pool.query<FoundDate>(datesOf, [id])).rows,
  };
}

const caseOf = `
  select arrears, monthly_support as "monthlySupport", as_of as "asOf", docket, county
  from team.cases where participant = $1`;

const paymentsOf = `
  select amount, day as date, paid_by as "paidBy" from team.payments where participant = $1 order by day desc limit 5`;

const datesOf = `
  select kind, at::date as date, to_char(at, 'FMHH12:MI a.m.') as time, place, address
  from team.dates where participant = $1 order by at`;
