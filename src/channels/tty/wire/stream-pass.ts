import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SharedSets } from '../../../calls/ports/shared-sets.ts';

interface Admitted {
  readonly callId: string;
  /** Name of the line. */
  readonly line: string;
}

/** The carrier opens a stream within seconds; a pass lives a minute. */
const lifeMs = 60_000;

/** A pass for a stream: good for one call, one line and one minute. All servers share `secret`. */
export function createPass(secret: string, admitted: Admitted, atMs: number): string {
  const at = atMs.toString(36);
  return `${at}.${seal(secret, admitted, at)}`;
}

/** When a pass was made (epoch ms); undefined where it is forged, expired, or for another call or line. */
export function readPass(
  secrets: readonly string[],
  admitted: Admitted,
  pass: string,
  nowMs: number,
): number | undefined {
  const [at = '', sealed = ''] = pass.split('.');
  if (!secrets.some((secret) => isEqual(sealed, seal(secret, admitted, at)))) return undefined;
  const atMs = Number.parseInt(at, 36);
  return Math.abs(nowMs - atMs) <= lifeMs ? atMs : undefined;
}

export type UsePass = (pass: string) => Promise<boolean>;

/** Marks a pass as used at all servers: false where it was used before. While the sets cannot be reached, it counts as new. */
export function createUsePass(sets: Pick<SharedSets, 'add'>): UsePass {
  return async (pass) => {
    const digest = createHash('sha256').update(pass).digest('base64url');
    const added = await sets.add(`pass:${digest}`, 'used', 2 * lifeMs).catch(() => undefined);
    return added?.isNew ?? true;
  };
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function seal(secret: string, { callId, line }: Admitted, at: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['tty stream', callId, line, at]))
    .digest('base64url');
}
