import type { Advice } from '../../yaml/problem.ts';

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
/** All but tabs and ends of lines. */
// oxlint-disable-next-line no-control-regex
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/u;

interface JudgedSign extends Advice {
  readonly offset: number;
}

/** What in a text is most probably not meant. `isSent`: it is written to somebody, and not said. */
export function findDoubtfulSigns(text: string, isSent: boolean): JudgedSign[] {
  const hidden = invisible.exec(text);
  const told = isSent ? [] : doubtful.flatMap(({ found, tell }) => judge(found.exec(text), tell));
  return [...told.slice(0, 1), ...judge(hidden, (sign) => nameSign(sign, 'An invisible sign stands here'))];
}

/** A sign of control, which the carrier refuses; undefined where there is none. */
export function findControlSign(text: string): JudgedSign | undefined {
  return judge(control.exec(text), (sign) => nameSign(sign, 'A sign of control stands here'))[0];
}

function judge(match: RegExpExecArray | null, tell: (sign: string) => Advice): JudgedSign[] {
  return match ? [{ offset: match.index, ...tell(match[0].trim()) }] : [];
}

function nameSign(sign: string, message: string): Advice {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { message: `${message} (U+${code}).`, suggestion: 'Write the text anew.' };
}
