import type { VoiceStore } from '../../calls/ports/recordings.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';

/** Recordings as audio: nothing of it reaches the store unsealed, and none opens in the place of another. */
export interface SealedVoices {
  keep(recording: string, audio: Uint8Array): Promise<void>;
  /** Undefined where none is kept. Rejects where its key is gone, or it was changed. */
  open(recording: string): Promise<Buffer | undefined>;
  remove(recording: string): Promise<void>;
}

/** Seals recordings on their way into a store. */
export function createSealedVoices(store: VoiceStore, keys: KeyRing): SealedVoices {
  const seal = createSeal(keys, 'recording');
  return {
    keep: (recording, audio) => store.put(recording, seal.close(audio, recording)),
    async open(recording) {
      const sealed = await store.get(recording);
      return sealed === undefined ? undefined : seal.openBytes(sealed, recording);
    },
    remove: (recording) => store.remove(recording),
  };
}
