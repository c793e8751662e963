import type { Command } from '../dialogue/vocabulary.ts';
import { commands } from '../dialogue/vocabulary.ts';
import type { LanguageWords } from './compile-lexicon.ts';

/** A command where nothing else is said. */
export function hearCommandAlone(words: readonly string[], { alone }: LanguageWords): Command | undefined {
  return commands.find((command) => alone.get(command)?.has(words));
}

/** A command in a longer sentence: only phrases that mean nothing else there. A wish for a person is weighed apart. */
export function hearCommandWithin(
  words: readonly string[],
  { within, readFamilies }: LanguageWords,
): Command | undefined {
  const heads = readFamilies(words);
  const found = commands.map((command) => {
    const set = command === 'agent' ? undefined : within.get(command);
    return { command, length: set ? Math.max(...heads.map((_, at) => set.lengthAt(heads, at))) : 0 };
  });
  const longest = Math.max(...found.map(({ length }) => length));
  return longest > 0 ? found.find(({ length }) => length === longest)?.command : undefined;
}

/** Commands that lead nowhere else: of a sentence that means nothing they may be its beginning. */
const harmless = ['more-time', 'repeat', 'help'] as const satisfies readonly Command[];

/** A command of several words with which a sentence begins that means nothing else: "hold on a minute, let me turn the radio down". */
export function hearLeadingCommand(
  words: readonly string[],
  { alone, strip }: LanguageWords,
): { readonly command: Command } | undefined {
  const said = strip(words);
  const command = harmless.find((name) => {
    const set = alone.get(name);
    return set !== undefined && Math.max(set.lengthAt(words, 0), set.lengthAt(said, 0)) > 1;
  });
  return command && { command };
}
