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
