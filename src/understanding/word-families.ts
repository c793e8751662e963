import { splitWords } from './split-words.ts';

/** Turns the words of a sentence into the words that stand for them. */
export type ReadFamilies = (words: readonly string[]) => string[];

interface Form {
  readonly words: readonly string[];
  readonly head: string;
}

/** Families of words that count as one: head → forms. A form may have several words, and end in `*` for any ending. */
export function createReadFamilies(same: ReadonlyMap<string, readonly string[]>): ReadFamilies {
  const [single, prefixes, long] = [new Map<string, string>(), new Map<string, string>(), new Map<string, Form[]>()];
  for (const [head, forms] of same) {
    single.set(head, head);
    for (const form of forms) {
      const words = splitWords(form.replace('*', ''));
      const [word = '', ...others] = words;
      if (others.length > 0) long.set(word, sortLongestFirst([...(long.get(word) ?? []), { words, head }]));
      else if (form.endsWith('*')) prefixes.set(word, head);
      else single.set(word, head);
    }
  }
  const headOf = (word: string) => single.get(word) ?? findByPrefix(word, prefixes) ?? word;

  return (words) => {
    const heads: string[] = [];
    for (let at = 0; at < words.length;) {
      const form = long
        .get(words[at] ?? '')
        ?.find((one) => one.words.every((word, index) => words[at + index] === word));
      heads.push(form?.head ?? headOf(words[at] ?? ''));
      at += form?.words.length ?? 1;
    }
    return heads;
  };
}

function sortLongestFirst(forms: readonly Form[]): Form[] {
  return forms.toSorted((one, other) => other.words.length - one.words.length);
}

function findByPrefix(word: string, prefixes: ReadonlyMap<string, string>): string | undefined {
  for (let length = word.length; length > 1; length--) {
    const head = prefixes.get(word.slice(0, length));
    if (head !== undefined) return head;
  }
  return undefined;
}
