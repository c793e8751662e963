import { createHmac, type KeyObject } from 'node:crypto';
import { deriveKeys, type KeyRing } from './key-ring.ts';

/** What stands for a call in logs, events and traces: 32 hexadecimal digits that say nothing to who lacks the key. */
export interface CallNames {
  /** Until the keys are known, no call has a name. */
  readonly use: (keys: KeyRing) => void;
  readonly name: (call: unknown) => string;
}

/** A call is named at each of its turns. */
const mostKnown = 2000;

export function createCallNames(): CallNames {
  const known = new Map<unknown, string>();
  let key: KeyObject | undefined;

  function name(call: unknown): string {
    if (!key) return '…';
    const before = known.get(call);
    if (before !== undefined) return before;
    const named = nameWith(key, call);
    known.set(call, named);
    if (known.size > mostKnown) known.delete(known.keys().next().value);
    return named;
  }

  return {
    use(keys) {
      key = deriveKeys(keys, 'call-name').oldest.key;
      known.clear();
    },
    name,
  };
}

function nameWith(key: KeyObject, call: unknown): string {
  return createHmac('sha256', key).update(String(call)).digest('hex').slice(0, 32);
}
/** All names that a call may have been given with these keys, the present one first. */
export function listCallNames(keys: KeyRing, call: string): readonly string[] {
  const { oldest, all } = deriveKeys(keys, 'call-name');
  return [...new Set([oldest, ...all].map(({ key }) => nameWith(key, call)))];
}
