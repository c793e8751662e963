import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { isPhoneNumber } from '../../../text/phone-number.ts';
import { withheld } from './counted-attempts.ts';

/** As short as can be, for a row of failures holds many. */
const length = 12;

export type HideSource = ReturnType<typeof createHideSource>;

/** What stands for a phone where failures are counted: a keyed hash of its number, or one word for all that withhold it. */
export function createHideSource(keys: KeyRing) {
  const { key } = deriveKeys(keys, 'source').oldest;
  return (number: string | null | undefined): string => {
    const hidden = hideText(key, number ?? '', length);
    return isPhoneNumber(number ?? '') ? hidden : withheld;
  };
}
