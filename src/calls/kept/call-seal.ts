import { deflateSync, inflateSync } from 'node:zlib';
import { writeCall, type SavedCall } from '../../dialogue/saved-call.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';

/** Deflating takes as long as all else that seals a call. A call below this takes at most 1.5 kB without it. */
const longBytes = 1050;
const deflating = { windowBits: 12, memLevel: 5 };
const curlyBracket = 0x7b;

export type CallSeal = ReturnType<typeof createCallSeal>;

/**
 * Saved calls as texts that only the keys open, each bound to its call: at most 1.5 kB for the longest that callers reach. A call is
 * sealed once, for the store and for the carrier alike.
 */
export function createCallSeal(keys: KeyRing) {
  const seal = createSeal(keys, 'call');
  const sealed = new WeakMap<SavedCall, { readonly callId: string; readonly text: string }>();

  return {
    close(callId: string, call: SavedCall): string {
      const before = sealed.get(call);
      if (before?.callId === callId) return before.text;
      const text = seal.close(shorten(Buffer.from(writeCall(call))), callId);
      sealed.set(call, { callId, text });
      return text;
    },

    /** Throws where the key is gone, or the text was changed or belongs to another call. */
    open(callId: string, text: string): unknown {
      const bytes = seal.openBytes(text, callId);
      return JSON.parse((bytes[0] === curlyBracket ? bytes : inflateSync(bytes)).toString('utf8'));
    },
  };
}

function shorten(json: Buffer): Buffer {
  return json.length < longBytes ? json : deflateSync(json, deflating);
}
