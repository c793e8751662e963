import type { Records } from '../../calls/ports/records.ts';
import { createNewPins } from './sign-in/new-pins.ts';
import type { Database } from './database/database.ts';
import { findAppointments } from './queries/find-appointments.ts';
import { findCase } from './queries/find-case.ts';
import { findPayments } from './queries/find-payments.ts';
import { hasPayments } from './queries/has-payments.ts';
import { listCases } from './queries/list-cases.ts';
import { isSignedIn, whileSignedIn } from './queries/signed-in.ts';
import { createRequestPin } from './sign-in/request-pin.ts';
import { leaveRequest } from './requests/leave-request.ts';
import { settleRequest } from './requests/settle-request.ts';
import { createHashedClaims } from './sign-in/hashed-claims.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createHideSource } from './sign-in/hide-source.ts';
import { createNameGuess } from './sign-in/name-guess.ts';
import { createSeal } from '../../secrets/seal.ts';
import { createPins } from './sign-in/pins.ts';
import { createCheckSignIn } from './sign-in/check-sign-in.ts';
import { createSignInFailures } from './sign-in/sign-in-failures.ts';

interface SqlRecordsOptions {
  /** Migrated; `close` ends it. */
  readonly db: Database;
  readonly keys: KeyRing;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
  /** The account whose recordings are kept here; left out, none are. */
  readonly recordingsOf?: string | undefined;
}

/** The records of the agency in a database. */
export function createSqlRecords({ db, keys, clock = Date.now, recordingsOf }: SqlRecordsOptions): Records {
  const claims = createHashedClaims(keys);
  const pins = createPins(keys);
  const failures = createSignInFailures(db, clock);
  const seal = createSeal(keys, 'outbox');
  const counted = <Found>(participant: string, find: () => Promise<Found>) => whileSignedIn(db, participant, find);
  return {
    identify: claims.make,
    signIn: createCheckSignIn({
      db,
      claims,
      pins,
      failures,
      nameGuess: createNameGuess(keys),
      hideSource: createHideSource(keys),
      seal,
      clock,
    }),
    isSignedIn: (participant) => isSignedIn(db, participant),
    findCase: (participant, position) => counted(participant, () => findCase(db, participant, position)),
    findPayments: (query) => counted(query.participant, () => findPayments(db, query)),
    listCases: (query) => counted(query.participant, () => listCases(db, query)),
    hasPayments: (participant, year) => counted(participant, () => hasPayments(db, participant, year)),
    findAppointments: (query) => counted(query.participant, () => findAppointments(db, query)),
    requestPin: createRequestPin({ db, keys, claims, pins, clock }),
    ...createNewPins({ db, claims, pins, seal, clock }),
    leaveRequest: (request) => leaveRequest(db, request, { seal, nowMs: clock(), recordingsOf }),
    settleRequest: (reference) => settleRequest(db, reference),
    async check() {
      await db.selectFrom('participants').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
