import { createHmac, type KeyObject } from 'node:crypto';
import type { Database, PinAnswer } from '../database/database.ts';

/** How many of a hundred participants are answered so; of the others an agent takes care. */
interface Shares {
  readonly emailed: number;
  readonly mailed: number;
}

const thirds: Shares = { emailed: 33, mailed: 33 };
const hourMs = 3_600_000;

/**
 * Answers requests for PINs of identifiers that nobody has: always alike for the same one, and over all of them as often `emailed`,
 * `mailed` and `agent` as real participants are answered so. Participants are counted once an hour, by the first request.
 */
export function createAnswerForNobody(db: Database, key: KeyObject, clock: () => number) {
  let counted: { readonly shares: Promise<Shares>; readonly atMs: number } | undefined;

  /** How participants are answered, as of this hour. */
  function findShares(): Promise<Shares> {
    if (counted && clock() - counted.atMs < hourMs) return counted.shares;
    const shares = countShares(db);
    counted = { shares, atMs: clock() };
    shares.catch(() => (counted = undefined));
    return shares;
  }

  /** `hash`: of the identifier. */
  function answer(hash: string, { emailed, mailed }: Shares): PinAnswer {
    const place = (createHmac('sha256', key).update(hash).digest().readUInt32BE() / 2 ** 32) * 100;
    if (place < emailed) return 'emailed';
    return place < emailed + mailed ? 'mailed' : 'agent';
  }

  return { findShares, answer };
}

async function countShares(db: Database): Promise<Shares> {
  const { all, emailed, mailed } = await db
    .selectFrom('participants')
    .select((eb) => [
      eb.fn.countAll().as('all'),
      eb.fn.count('email').as('emailed'),
      eb.fn
        .countAll()
        .filterWhere((each) => each.and([each('email', 'is', null), each('mailing_address_valid', '=', 1)]))
        .as('mailed'),
    ])
    .executeTakeFirstOrThrow();
  const share = (count: string | number | bigint) => (Number(count) / Number(all)) * 100;
  return Number(all) === 0 ? thirds : { emailed: share(emailed), mailed: share(mailed) };
}
