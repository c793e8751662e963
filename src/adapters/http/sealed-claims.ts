import { identifierKinds, type Identifier, type IdentifierKind } from '../../agency/participant.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';

export type SealedClaims = ReturnType<typeof createSealedClaims>;

/**
 * Claims that only we can open, since the agency needs the digits: `ssn:2027.…`. The same digits make the same claim, so that it can be
 * recognised without being read.
 */
export function createSealedClaims(keys: KeyRing) {
  const seal = createSeal(keys, 'claim');
  return {
    make: (kind: IdentifierKind, digits: string): string => `${kind}:${seal.closeAlike(digits, kind)}`,

    /** Throws where it is no claim of ours. */
    open(claim: string): Identifier {
      const [written, sealed = ''] = claim.split(':');
      const kind = identifierKinds.find((known) => known === written);
      if (kind === undefined) throw new Error('Not a claim that identify() made');
      return { kind, digits: seal.open(sealed, kind) };
    },
  };
}
