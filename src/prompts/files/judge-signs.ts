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
