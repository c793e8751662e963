import { z } from 'zod';
import type { NamedCheck, Tried } from './trial.ts';

const missing = 404;
const Named = z.object({ operations: z.array(z.string()) });

/** A check that is made where `/capabilities` name all of some operations. Where they name one without the others, that is wrong. */
export function onlyWhereNamed(operations: readonly [string, ...string[]], check: NamedCheck[1]): NamedCheck[1] {
  return async (tried: Tried) => {
    const answer = await tried.ask('tellCapabilities');
    const { data } = Named.safeParse(answer.body);
    const named = operations.filter((name) => data?.operations.includes(name));
    if (answer.status === missing || named.length === 0) return undefined;
    const lacking = operations.filter((name) => !named.includes(name));
    return lacking.length === 0
      ? check(tried)
      : `${named.join()} is named without ${lacking.join()}: none of them is asked for`;
  };
}
