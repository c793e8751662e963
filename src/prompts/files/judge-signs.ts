import { controlSign, nameSign } from '../../text/control-signs.ts';
import type { Advice, LocatedAdvice } from '../../yaml/problem.ts';

interface SignRule {
  readonly found: RegExp;
  readonly tell: (sign: string) => Advice;
}

/** Signs that are read out, or that no voice can say. */
const doubtful: readonly SignRule[] = [
  {
    found: /<break\b[^>]*>/iu,
    tell: (tag) => ({
      message: `${tag} is read out.`,
      suggestion: 'Write {#pause ms=1000 /} for a second of silence.',
    }),
  },
  { found: /<\/?[a-z][^>]*>/iu, tell: (tag) => ({ message: `${tag} is read out.`, suggestion: 'Take it away.' }) },
  {
    found: /\bhttps?:\/\/\S+|\bwww\.\S+/iu,
    tell: (url) => ({
      message: `${url} is read out sign by sign.`,
      suggestion: 'Write an address as people say it: example.org.',
    }),
  },
  {
    found: /(?![©®™])\p{Extended_Pictographic}/u,
    tell: (sign) => ({ message: `No voice can say ${sign}.`, suggestion: 'Write it in words.' }),
  },
  {
    found: /^\s*[“”„«»"‘].*[“”«»"’]\s*$/su,
    tell: () => ({
      message: 'These quotes belong to the text.',
      suggestion: 'Put the text in straight double quotes ("), or in none.',
    }),
  },
  {
    found: /&(?:[a-z]+|#\d+);/iu,
    tell: (code) => ({ message: `${code} is read out.`, suggestion: 'Write the sign itself, or a word.' }),
  },
  {
    // Numbers of a line, and of other kinds written like it.
    found: /(?<![\d.])(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?!\d)|(?<!\d)1?\d{10}(?!\d)/u,
    tell: (number) => ({
      message: `${number} is not read digit by digit.`,
      suggestion: 'Make it a fact of directory.yaml, and say it as {$itsName :phone}.',
    }),
  },
  {
    found: /\$\s?\d[\d.,]*|\d[\d.,]*\s?€/u,
    tell: (amount) => ({
      message: `${amount} may be misread.`,
      suggestion: 'Make it a fact of directory.yaml, and say it as {$itsName :money}.',
    }),
  },
  {
    found: /(?<![\d/])(?!24\/7)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])/u,
    tell: (date) => ({ message: `${date} may be misread.`, suggestion: 'Write a day as people say it: December 24.' }),
  },
  {
    found: /(?=\p{L})[^\p{Script=Latin}\p{Script=Common}]/u,
    tell: (letter) => ({
      message: `"${letter}" (${nameSign(letter)}) is a letter of another script.`,
      suggestion: 'Write the word anew.',
    }),
  },
  {
    found: /\*\*|__|[|\\^~]/u,
    tell: (sign) => ({ message: `No voice can say ${sign}.`, suggestion: 'Write it in words, or take it away.' }),
  },
];

/** Marks of direction, joiners and the like: nobody sees them, and voices stumble. */
const invisible = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;

/** What in a text is most probably not meant. `isSent`: it is written to somebody, and not said. */
export function findDoubtfulSigns(text: string, isSent: boolean): LocatedAdvice[] {
  const hidden = invisible.exec(text);
  const told = isSent ? [] : doubtful.flatMap(({ found, tell }) => judge(found.exec(text), tell));
  return [...told.slice(0, 1), ...judge(hidden, (sign) => tellSign(sign, 'An invisible sign stands here'))];
}

/** A sign of control, which the carrier refuses; undefined where there is none. */
export function findControlSign(text: string): LocatedAdvice | undefined {
  return judge(controlSign.exec(text), (sign) => tellSign(sign, 'A sign of control stands here'))[0];
}

function judge(match: RegExpExecArray | null, tell: (sign: string) => Advice): LocatedAdvice[] {
  return match ? [{ offset: match.index, ...tell(match[0]) }] : [];
}

function tellSign(sign: string, message: string): Advice {
  return { message: `${message} (${nameSign(sign)}).`, suggestion: 'Write the text anew.' };
}
