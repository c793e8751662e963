import type { Records } from '../../calls/ports.ts';
import type { Database } from './database.ts';
import { findCase } from './find-case.ts';
import { findPayments } from './find-payments.ts';
import { createClaims } from './secrets/claims.ts';
import type { KeyRing } from './secrets/key-ring.ts';
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

/** The records of the agency in a database. */
export function createSqlRecords({ db, keys, clock = Date.now }: SqlRecordsOptions): Records {
  const claims = createClaims(keys);
  return {
    identify: claims.make,
    signIn: createSignIn({ db, claims, pins: createPins(keys), failures: createSignInFailures(db, clock) }),
    findCase: (participant, position) => findCase(db, participant, position),
    findPayments: (query) => findPayments(db, query),
    async check() {
      await db.selectFrom('participants').select('id').limit(1).execute();
    },
    close: () => db.destroy(),
  };
}
