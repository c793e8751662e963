import { createHmac, type KeyObject } from 'node:crypto';

/** A keyed hash that stands for a text where it is counted or compared, cut to `length` characters of base64url. */
export function hideText(key: KeyObject, text: string, length = 16): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, length);
}
