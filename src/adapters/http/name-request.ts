import { randomInt } from 'node:crypto';

const length = 16;
/** No digits: logs mask those of a message. No vowels: they make no words. */
const signs = 'bcdfghjklmnpqrstvwxz';

/** A random name of one request, which both sides write down: `X-Request-Id`. */
export function nameRequest(): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
}
