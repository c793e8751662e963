import { createCallSeal } from '../../src/calls/kept/call-seal.ts';
import type { CallStore } from '../../src/calls/ports/call-store.ts';
import type { KeyRing } from '../../src/secrets/key-ring.ts';

/** What a store of calls keeps, as it stands inside the seal. */
export function createSealedCalls(calls: Pick<CallStore, 'load' | 'save'>, keys: KeyRing) {
  const seal = createCallSeal(keys);
  return {
    /** The call as it was saved; undefined where there is none. */
    async read(callId: string): Promise<unknown> {
      const kept = await calls.load(callId);
      return kept && JSON.parse(seal.open(callId, kept.text));
    },
    /** Saves a call as it is given, fit or not. */
    async write(
      callId: string,
      call: { readonly turn: number; readonly [field: string]: unknown },
      expectedTurn: number,
    ): Promise<void> {
      const text = seal.close(callId, JSON.stringify(call));
      await calls.save(callId, { turn: call.turn, text }, expectedTurn);
    },
  };
}
