import type { ConsentStore } from '../../src/calls/ports/consent-store.ts';

/** Somebody agrees to hear of documents by text, each with a number of their own, or takes it back. */
export function agreeIn(consents: Pick<ConsentStore, 'record'>) {
  let changes = 0;
  return async function agree(participant: string, atMs: number, given = true): Promise<void> {
    changes += 1;
    const phone = `+1916${5_550_100 + (Number(participant) % 100)}`;
    const said = { purpose: 'documents', given, language: 'en', words: 'Press 1.' } as const;
    const where = { channel: 'voice', line: 'customer-connect', call: 'CA1', turn: changes, atMs } as const;
    await consents.record({ phone, participant, ...said, ...where }, `change ${changes}`);
  };
}
