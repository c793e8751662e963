import { Pool } from 'pg';
import { court, type GeneratedParticipant } from '../../load/generated-agency.ts';

/** Makes the records of (e) in a schema of their own, and puts into them what (b) has in its code. */
export async function fillTeamRecords(url: string, participants: readonly GeneratedParticipant[]): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await pool.query(tables);
    for (const { id, pin, balance, payment } of participants) {
      await pool.query('insert into team.participants values ($1, $2)', [id, pin]);
      await pool.query(`insert into team.cases values ($1, $2, 425, '2026-11-20', 'FL-2021-004511', 'Sacramento')`, [
        id,
        balance,
      ]);
      await pool.query(payments, [id, payment]);
      await pool.query(dates, [id, court.place, court.address]);
    }
  } finally {
    await pool.end();
  }
}

const tables = `
  create schema team;
  create table team.participants (id text primary key, pin text not null);
  create table team.cases (
    participant text primary key references team.participants,
    arrears numeric(12, 2) not null, monthly_support numeric(12, 2) not null,
    as_of date not null, docket text not null, county text not null);
  create table team.payments (
    participant text not null references team.participants,
    amount numeric(12, 2) not null, day date not null, paid_by text not null);
  create table team.dates (
    participant text not null references team.participants,
    kind text not null, at timestamp not null, place text not null, address text not null);
  create index on team.payments (participant, day);
  create index on team.dates (participant, at);`;

const payments = `
  insert into team.payments values
    ($1, 425, '2026-11-12', 'wages'), ($1, $2, '2026-10-31', 'card'), ($1, 425, '2026-10-13', 'wages'),
    ($1, 425, '2026-09-13', 'wages'), ($1, 425, '2026-08-14', 'wages')`;

const dates = `
  insert into team.dates values
    ($1, 'court', '2026-12-04 09:30', $2, $3),
    ($1, 'office', '2026-12-11 14:00', 'Child support office', '1 Example Street, Sacramento')`;
