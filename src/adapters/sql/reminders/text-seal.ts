import { z } from 'zod';
import { TextMatter } from '../../../agency/text-matter.ts';
import type { ListedText, NewText } from '../../../calls/ports/text-list.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { languages } from '../../../text/language.ts';
import { type People, ownPeople } from '../queries/people.ts';
import type { TextTable } from '../database/text-tables.ts';

/** Of a keyed hash: 132 bits. */
const hashLength = 22;

const Sealed = z.object({
  phone: z.string(),
  /** Of an agency that keeps its own records. */
  participant: z.string().exactOptional(),
  language: z.enum(languages),
  line: z.string(),
  matter: TextMatter,
  words: z.string().exactOptional(),
  from: z.string().exactOptional(),
});

type Sealed = Readonly<z.infer<typeof Sealed>> & Pick<NewText, 'participant'>;

/** What names texts, and what their rows keep sealed. All servers hash with the key that was made first, and find by each. */
export function createTextSeal(keys: KeyRing, people: People = ownPeople) {
  const seal = createSeal(keys, 'text');
  const { oldest, all } = deriveKeys(keys, 'text-name');
  const hash = (key: typeof oldest.key, parts: readonly string[]) => hideText(key, JSON.stringify(parts), hashLength);
  return {
    nameOf: (text: NewText) => hash(oldest.key, partsOf(text, people)),
    namesOf: (text: NewText) => all.map(({ key }) => hash(key, partsOf(text, people))),
    hashEvent: (event: string) => hash(oldest.key, ['event', event]),
    hashesOfEvent: (event: string) => all.map(({ key }) => hash(key, ['event', event])),
    hashPhone: (phone: string) => hash(oldest.key, ['phone', phone]),
    hashesOfPhone: (phone: string) => all.map(({ key }) => hash(key, ['phone', phone])),
    close({ participant, ...sealed }: Sealed, name: string) {
      const isOwn = people.columnsOf(participant).participant_hash === null;
      return seal.close(JSON.stringify(isOwn ? sealed : { ...sealed, participant }), name);
    },

    /** Throws where its key is gone, or it was changed. */
    open(row: TextTable): ListedText {
      const { words, from, participant = '', ...sealed } = Sealed.parse(JSON.parse(seal.open(row.sealed, row.name)));
      const { name, reference, purpose, lead, state, tries, way } = row;
      return {
        ...sealed,
        words,
        from,
        name,
        reference,
        purpose,
        by: way,
        lead,
        state,
        tries,
        participant: row.participant_id === null ? participant : String(row.participant_id),
        why: row.why ?? undefined,
        code: row.code ?? undefined,
        claimedMs: row.claimed_ms,
        triedMs: row.tried_ms ?? undefined,
        dueMs: row.due_ms,
        lateMs: row.late_ms,
        overMs: row.over_ms,
      };
    },
  };
}

/** What tells a text from all others. */
function partsOf({ phone, participant, purpose, event, lead, once }: NewText, people: People): readonly string[] {
  return ['text', phone, people.nameOf(participant), purpose, event, lead, once];
}

export type TextSeal = ReturnType<typeof createTextSeal>;
