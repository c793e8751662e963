import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';

interface Guess {
  /** The call, the turn, and the time it is asked again after a fault. */
  readonly attempt: string;
  readonly claim: string;
  readonly pin: string;
}

/** Far more than the guesses that one turn can bring, and too little to be of use without the key. */
const digestLength = 12;

export type NameGuess = ReturnType<typeof createNameGuess>;

/**
 * Names the guesses of PINs: the same guess in the same turn has the same name, and a turn that brings other digits makes another guess.
 */
export function createNameGuess(keys: KeyRing) {
  const { key } = deriveKeys(keys, 'attempt').oldest;
  return ({ attempt, claim, pin }: Guess): string => {
    return `${attempt}:${hideText(key, JSON.stringify([attempt, claim, pin]), digestLength)}`;
  };
}
