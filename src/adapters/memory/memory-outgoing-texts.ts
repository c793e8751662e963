import { randomUUID } from 'node:crypto';
import type { OutgoingTexts } from '../../calls/ports/outgoing-texts.ts';

/** Takes texts where there is no carrier, and sends none: they lie in the list of texts. */
export function createMemoryOutgoingTexts(): OutgoingTexts {
  return {
    send: async () => ({ outcome: 'accepted', message: randomUUID() }),
    // A text that was begun has gone nowhere.
    find: async () => undefined,
  };
}
