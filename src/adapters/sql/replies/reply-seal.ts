import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { languages } from '../../../text/language.ts';

/** Of a keyed hash: 132 bits. */
const hashLength = 22;
const codes = 10_000;

const Sealed = z.object({
  phone: z.string(),
  language: z.enum(languages),
  line: z.string(),
  card: z.object({ token: z.string(), profile: z.string().exactOptional() }),
});

type Sealed = Readonly<z.infer<typeof Sealed>>;

/** What enrolments keep sealed, and what names offers and their codes. All servers hash with the key that was made first, and find by each. */
export function createReplySeal(keys: KeyRing) {
  const seal = createSeal(keys, 'reply');
  const { oldest, all } = deriveKeys(keys, 'reply-code');
  const hash = (key: typeof oldest.key, parts: readonly unknown[]) => hideText(key, JSON.stringify(parts), hashLength);
  return {
    close: (sealed: Sealed, name: string) => seal.close(JSON.stringify(sealed), name),

    /** Nothing where its key is gone, or it was changed: then nobody pays by it. */
    open(sealed: string, name: string): Sealed | undefined {
      try {
        return Sealed.parse(JSON.parse(seal.open(sealed, name)));
      } catch {
        return undefined;
      }
    },

    hashPhone: (phone: string) => hash(oldest.key, ['phone', phone]),
    hashesOfPhone: (phone: string) => all.map(({ key }) => hash(key, ['phone', phone])),
    hashCard: ({ token, profile }: Sealed['card']) => hash(oldest.key, ['card', token, profile ?? '']),
    hashCode: (phone: string, code: string) => hash(oldest.key, ['code', phone, code]),
    hashesOfCode: (phone: string, code: string) => all.map(({ key }) => hash(key, ['code', phone, code])),
    nameOffer: (parts: readonly unknown[]) => hash(oldest.key, ['offer', ...parts]),

    /** A code that nobody can tell from the others; `tried`: how many of the offer were another one's already. */
    makeCode(offer: string, tried: number): string {
      const digest = createHmac('sha256', oldest.key)
        .update(JSON.stringify(['code of', offer, tried]))
        .digest();
      return String(digest.readUInt32BE(0) % codes).padStart(4, '0');
    },
  };
}
