import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SharedSets } from '../../../calls/ports/shared-sets.ts';

interface Admitted {
  readonly callId: string;
  /** Name of the line. */
  readonly line: string;
}

/** The carrier opens a stream within seconds of being told to. */
const lifeMs = 60_000;

/** What lets a stream in: for one call and one line, and not for long. `secret` is shared by all servers of the line. */
export function createPass(secret: string, admitted: Admitted, atMs: number): string {
  const at = atMs.toString(36);
  return `${at}.${seal(secret, admitted, at)}`;
}

/** When a pass was made, or undefined where it is another call's or line's, made up, or too old. */
export function readPass(secret: string, admitted: Admitted, pass: string, nowMs: number): number | undefined {
  const [at = '', sealed = ''] = pass.split('.');
  const expected = Buffer.from(seal(secret, admitted, at));
  const given = Buffer.from(sealed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const atMs = Number.parseInt(at, 36);
  return Math.abs(nowMs - atMs) <= lifeMs ? atMs : undefined;
}

export type UsePass = (pass: string) => Promise<boolean>;

/** Uses a pass up, at all servers: false where it was used before. Where that cannot be known, it counts as new. */
export function createUsePass(sets: Pick<SharedSets, 'add'>): UsePass {
  return async (pass) => {
    const digest = createHash('sha256').update(pass).digest('base64url');
    const added = await sets.add(`pass:${digest}`, 'used', 2 * lifeMs).catch(() => undefined);
    return added?.isNew ?? true;
  };
}

function seal(secret: string, { callId, line }: Admitted, at: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['tty stream', callId, line, at]))
    .digest('base64url');
}
