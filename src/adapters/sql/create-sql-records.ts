import type { Records } from '../../calls/ports.ts';
import { createNewPins } from './create-new-pins.ts';
import type { Database } from './database.ts';
import { findAppointments } from './find-appointments.ts';
import { findCase } from './find-case.ts';
import { findPayments } from './find-payments.ts';
import { hasPaymentsIn } from './has-payments-in.ts';
import { listCases } from './list-cases.ts';
import { createRequestPin } from './request-pin.ts';
import { leaveRequest } from './requests/leave-request.ts';
import { settleRequest } from './requests/settle-request.ts';
import { createClaims } from './secrets/claims.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createPins } from './secrets/pins.ts';
import { createSignIn } from './sign-in.ts';
import { createSignInFailures } from './sign-in-failures.ts';

interface SqlRecordsOptions {
  /** Migrated; `close` ends it. */
  readonly db: Database;
  readonly keys: KeyRing;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** The date of an instant wherever it is earliest: time zones west of Greenwich are half a day behind at most. */
function earliestToday(nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('Etc/GMT+12').toPlainDate().toString();
}

/** The records of the agency in a database. */
export function createSqlRecords({ db, keys, clock = Date.now }: SqlRecordsOptions): Records {
  const claims = createClaims(keys);
  const pins = createPins(keys);
  const failures = createSignInFailures(db, clock);
  return {
    identify: claims.make,
    signIn: createSignIn({ db, claims, pins, failures, clock }),
    findCase: (participant, position) => findCase(db, participant, position),
    findPayments: (query) => findPayments(db, query, earliestToday(clock())),
    listCases: (query) => listCases(db, query),
    hasPaymentsIn: (participant, year) => hasPaymentsIn(db, participant, year),
    findAppointments: (query) => findAppointments(db, query),
    requestPin: createRequestPin({ db, keys, claims, pins, failures, clock }),
    ...createNewPins({ db, pins, clock }),
    leaveRequest: (request) => leaveRequest(db, request, clock()),
    settleRequest: (reference) => settleRequest(db, reference),
    async check() {
      await db.selectFrom('participants').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
