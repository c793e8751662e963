import { listPatterns } from '../catalogue/list-patterns.ts';
import type { Advice } from '../../yaml/problem.ts';

const mostWords = 25;
const pressWord = '(?:press|oprima|presione|marque|pulse)';
/** 0, 8 and 9 mean the same at every menu (0 as in ETSI ETR 096), so a text may name them; other keys belong to the flow. */
const namedKey = new RegExp(`\\b${pressWord}\\s+(?:el\\s+|la\\s+tecla\\s+)?[1-7]\\b`, 'iu');
const leadingPress = new RegExp(`^${pressWord}\\b`, 'iu');

/** Callers by relay and text telephone read (28 CFR 35.161). A court "hearing" is allowed. */
const earWords: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\b(?:hear|hears|heard|listen(?:s|ed|ing)?|sound(?:s|ed)?)\b/iu, '"get" or "read"'],
  [/(?<!\p{L})(?:o[ií][dmr]\p{L}*|oy[eoó]\p{L}*|oig[ao]\p{L}*|escuch\p{L}*)/iu, '"recibir" or "saber"'],
];

/** Words for keys and sounds that text telephones lack. */
const keypadWords =
  /(?<!\p{L})(?:press(?:es|ed|ing)?|pound|star|tone|beep|keypad|presion\p{L}*|oprim\p{L}*|puls(?:e|ar|ó)\p{L}*|m[aá]rqu\p{L}*|marc(?:ar|ó)\p{L}*|teclas?|teclado|numeral|asterisco|tono)(?!\p{L})/iu;

/** Some callers have a telephone beside it, and use its keys where nothing is typed: a card. A text that says so may name them. */
const besideTyping = /keys of (?:ur|your) (?:tele)?phone|teclas de su tel[eé]fono/iu;

/**
 * Spanish words that become others without their accents, which text telephones lack: "dé" (give), "año", and what somebody did, which
 * becomes what I do: "pagó".
 */
const accentedTwins = /(?<!\p{L})(?:dé|él|años?|té|\p{L}{2,}(?:(?<!i)|(?<=camb|env)i)ó)(?!\p{L})/iu;

/** The breaches of style in a text for text telephones. */
export function judgeTypedText(text: string): Advice[] {
  const suggestion = 'Write another text for it, under "tty:".';
  const sentences = listSentences(text).join(' ');
  const told = [
    {
      word: besideTyping.test(sentences) ? undefined : keypadWords.exec(sentences)?.[0],
      fault: 'means nothing on a text telephone',
    },
    { word: accentedTwins.exec(sentences)?.[0], fault: 'is another word on a text telephone, without its accent' },
  ];
  return told.flatMap(({ word, fault }) =>
    word === undefined ? [] : [{ message: `"${word}" ${fault}.`, suggestion }],
  );
}

/** The breaches of style in a text that `checkText` has passed. */
export function judgeText(text: string, option: boolean): Advice[] {
  const breaches: Advice[] = [];
  const report = (message: string, suggestion: string) => breaches.push({ message, suggestion });
  const sentences = listSentences(text);

  if (option && leadingPress.test(text)) report('An option begins with its key.', 'Say only what it is for.');
  if (namedKey.test(text)) report('A text names a key of its own.', 'Leave keys to the options of menus.');
  const longest = Math.max(...sentences.map(countWords));
  if (longest > mostWords) report(`A sentence of ${longest} words is long to hear.`, `Use at most ${mostWords}.`);
  for (const [words, instead] of earWords) {
    const word = words.exec(sentences.join(' '))?.[0];
    if (word) report(`"${word}" leaves out callers who read the call.`, `Write another word, such as ${instead}.`);
  }
  return breaches;
}

/** The number of words in all variants of a text. */
export function countAllWords(text: unknown): number {
  return countWords(listSentences(String(text)).join(' '));
}

/** The sentences of each variant; a slot counts as one word. */
function listSentences(text: string): string[] {
  return listPatterns(text, '1').flatMap((plain) => plain.split(/(?<=[.!?])\s+/u));
}

function countWords(sentence: string): number {
  return sentence.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)?.length ?? 0;
}
