import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { Records } from '../../calls/ports/records.ts';
import { createWriteWatch } from '../../calls/ports/write-watch.ts';
import { isOutOfReach } from './database/is-out-of-reach.ts';
import type { Database, DatabaseTransaction } from './database/database.ts';
import { retryWhileBusy } from './database/retry-while-busy.ts';

/** Where calls write nothing for so long, a health check writes a little to see that it can be done. */
const quietMs = 15_000;

interface Watched {
  readonly db: Database;
  readonly records: Records;
  readonly trail: AuditTrail;
}

/** Records that know whether what callers do can be written down, by how their own writes end. Turns write nothing more for it. */
export function watchSqlWrites({ db, records, trail }: Watched): Pick<Watched, 'records' | 'trail'> {
  const { watch, isFailing, restsMs } = createWriteWatch(isGone);
  let probing = false;

  const watched: Records = {
    ...records,
    signIn: (request) => watch(records.signIn(request)),
    requestPin: (request) => watch(records.requestPin(request)),
    changePin: (change) => watch(records.changePin(change)),
    leaveRequest: (request) => watch(records.leaveRequest(request)),
    settleRequest: (reference) => watch(records.settleRequest(reference)),
    failing: () => (isFailing() ? ['records: writes'] : []),
    async check() {
      await records.check();
      if (restsMs() > quietMs && !probing) void probe();
    },
  };
  return { records: watched, trail: { append: (...entry) => watch(trail.append(...entry)) } };

  /** A lock that others hold for long counts as a failure once the patience of a statement is over. */
  async function probe(): Promise<void> {
    probing = true;
    const writing = db.transaction();
    await watch(retryWhileBusy(() => writing.execute(writeProbe))).catch(() => {});
    probing = false;
  }
}

/** SQLite is never gone. Nor is a PostgreSQL that answers with its class 53: it has no disk or no other resource. */
function isGone(error: unknown): boolean {
  if (error instanceof Error && 'errcode' in error) return false;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return isOutOfReach(error) && !code.startsWith('53');
}

/** Writes one row, and asks for the same locks as calls do on the other tables. */
async function writeProbe(db: DatabaseTransaction): Promise<void> {
  await db
    .insertInto('numbers')
    .values({ name: 'probe', last: 0 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ last: eb('numbers.last', '+', 1) })))
    .execute();
  await db.deleteFrom('audit').where('chain', '=', -1).execute();
  await db.deleteFrom('requests').where('reference', '=', '').execute();
  await db.deleteFrom('sign_in_failures').where('subject', '=', '').execute();
}
