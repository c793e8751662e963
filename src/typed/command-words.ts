import type { Language } from '../text/language.ts';
import type { Command } from '../dialogue/vocabulary.ts';

/** Commands that can be typed at every question, in any language: text telephones have no keys for them. Written as by `normalise`. */
const words: Readonly<Record<string, Command>> = {
  repeat: 'repeat',
  repetir: 'repeat',
  repita: 'repeat',
  back: 'back',
  atras: 'back',
  menu: 'main-menu',
  temas: 'main-menu',
  agent: 'agent',
  agente: 'agent',
  help: 'help',
  ayuda: 'help',
  bye: 'goodbye',
  adios: 'goodbye',
  // TTY etiquette for "please hold".
  hd: 'more-time',
};

const languageWords: Readonly<Record<string, Language>> = {
  english: 'en',
  ingles: 'en',
  spanish: 'es',
  espanol: 'es',
};

/** The command of a word. The name of the language in use means `repeat`. */
export function findCommand(word: string, language: Language): Command | undefined {
  const wanted = Object.hasOwn(languageWords, word) ? languageWords[word] : undefined;
  if (wanted !== undefined) return wanted === language ? 'repeat' : 'other-language';
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
