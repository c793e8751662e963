import { createHmac, type KeyObject } from 'node:crypto';
import { deriveKeys, type KeyRing } from './key-ring.ts';

/** What stands for a call in logs, events and traces: 32 hexadecimal digits that say nothing to who lacks the key. */
export interface CallNames {
  /** Until the keys are known, no call has a name. */
  readonly use: (keys: KeyRing) => void;
  readonly name: (call: unknown) => string;
}

export function createCallNames(): CallNames {
  let key: KeyObject | undefined;
  return {
    use(keys) {
      key = deriveKeys(keys, 'call-name').oldest.key;
    },
    name: (call) => (key ? nameWith(key, call) : '…'),
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
