import type { Language } from '../../../text/language.ts';
import type { Command } from '../../../dialogue/vocabulary.ts';

/** What can be typed at every question, in whichever language: text telephones have no keys for it. As `normalise` writes it. */
const words: Readonly<Record<string, Command>> = {
  repeat: 'repeat',
  repetir: 'repeat',
  repita: 'repeat',
  back: 'back',
  atras: 'back',
  menu: 'main-menu',
  agent: 'agent',
  agente: 'agent',
  help: 'help',
  ayuda: 'help',
  bye: 'goodbye',
  adios: 'goodbye',
  // Hold: etiquette for "wait, please".
  hd: 'more-time',
};

const languageWords: Readonly<Record<string, Language>> = {
  english: 'en',
  ingles: 'en',
  spanish: 'es',
  espanol: 'es',
};

/** What a word asks for; a language that the call is in already is asked for again. */
export function findCommand(word: string, language: Language): Command | undefined {
  const wanted = Object.hasOwn(languageWords, word) ? languageWords[word] : undefined;
  if (wanted !== undefined) return wanted === language ? 'repeat' : 'other-language';
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
