import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Charges } from '../../src/calls/ports/charges.ts';

/** A processor that several programs share: what it charged stands in a file, one name of a payment a line. */
export function openFileCharges(
  file: string,
  around: { readonly before?: () => void; readonly behind?: () => void } = {},
) {
  const list = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  const charges: Charges = {
    async charge({ payment }) {
      around.before?.();
      appendFileSync(file, `${payment}\n`);
      around.behind?.();
      return { outcome: 'paid', charge: 'ch_1' };
    },
    async find(payment) {
      return list().includes(payment) ? { outcome: 'paid', charge: 'ch_1' } : { outcome: 'unknown' };
    },
  };
  return { charges, list };
}
