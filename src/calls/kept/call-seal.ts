import { deflateSync, inflateSync } from 'node:zlib';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';

/** Deflating takes as long as all else that seals a call. A call below this takes at most 1.5 kB without it. */
const longBytes = 1050;
const deflating = { windowBits: 12, memLevel: 5 };
const curlyBracket = 0x7b;

export type CallSeal = ReturnType<typeof createCallSeal>;

/** Seals the JSON of calls, each bound to its call: at most 1.5 kB for the longest that callers reach. */
export function createCallSeal(keys: KeyRing) {
  const seal = createSeal(keys, 'call');

  return {
    close: (callId: string, json: string): string => seal.close(shorten(Buffer.from(json)), callId),

    /** Throws where the key is gone, or the text was changed or belongs to another call. */
    open(callId: string, text: string): string {
      const bytes = seal.openBytes(text, callId);
      return (bytes[0] === curlyBracket ? bytes : inflateSync(bytes)).toString('utf8');
    },
  };
}

function shorten(json: Buffer): Buffer {
  return json.length < longBytes ? json : deflateSync(json, deflating);
}
