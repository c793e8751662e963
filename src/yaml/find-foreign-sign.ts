import { controlSign, nameSign } from '../text/control-signs.ts';
import type { LocatedAdvice } from './problem.ts';

/** What a file that people edit holds only where it was damaged, is another file, or was saved or merged wrongly. The first of it. */
export function findForeignSign(source: string): LocatedAdvice | undefined {
  const found = kinds.flatMap(({ sign, tell }) => {
    const match = sign.exec(source);
    return match ? [{ offset: match.index, ...tell(match[0]) }] : [];
  });
  return found.toSorted((one, other) => one.offset - other.offset)[0];
}

const kinds = [
  {
    sign: controlSign,
    tell: (sign: string) => ({
      message: `A sign of control stands here (${nameSign(sign)}).`,
      suggestion: 'Take it away. Where there are many, this is another kind of file: put a copy of the right one back.',
    }),
  },
  {
    sign: /\r(?!\n)/u,
    tell: () => ({
      message: 'This line ends in a way of old computers (CR).',
      suggestion: 'Save the file with the ends of lines of Windows or Unix.',
    }),
  },
  {
    sign: /[\u2028\u2029]/u,
    tell: (sign: string) => ({
      message: `An invisible end of a line stands here (${nameSign(sign)}).`,
      suggestion: 'Take it away, and press Enter in its place.',
    }),
  },
  {
    sign: /^(?:<{7}|>{7}|={7})(?=\s|$)/mu,
    tell: (mark: string) => ({
      message: `Two versions of the file were not merged here: ${mark}.`,
      suggestion: 'Keep the lines of one, and take the marks away.',
    }),
  },
  {
    sign: /^ *(?!\uFEFF)(?:[\p{Cf}]|(?! )\p{Zs})/mu,
    tell: (start: string) => ({
      message: `This line begins with an invisible sign (${nameSign(start.slice(-1))}).`,
      suggestion: 'Write its first spaces anew.',
    }),
  },
];
