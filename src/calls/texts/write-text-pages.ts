import type { Output } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { isGsm } from '../../text/count-segments.ts';
import { joint } from '../../text/joint.ts';
import { paginate } from '../../typed/paginate.ts';

/** Two segments, of GSM 03.38 or of UCS-2: that costs no more than two messages of one, and asks for less. */
const [mostGsm, mostUcs2] = [306, 134];

type TextWords = Pick<Catalogue, 'compose' | 'text'>;

/** The messages of an output, in their order. Each but the last says how to get the next one. The way to the topics makes no message by itself. */
export function writeTextPages(output: Output, words: TextWords): string[] {
  const { told } = output;
  const pages = writePages(output, words);
  if (told.length < 2 || told.at(-1)?.prompt !== 'text-topics') return pages;
  const shorter = writePages({ ...output, told: told.slice(0, -1) }, words);
  return shorter.length < pages.length ? shorter : pages;
}

function writePages(output: Output, words: TextWords): string[] {
  const told = words.compose({ ...output, next: { kind: 'hang-up' } });
  const asked = words.compose({ ...output, told: [] });
  const more = words.text(output.language, 'more', {});
  const write = (mostCharacters: number) =>
    paginate([told, asked], { mostCharacters, newline: '\n', more, end: '' }).map((page) =>
      page.replaceAll(joint, ' '),
    );
  const pages = write(mostGsm);
  return pages.every(isGsm) ? pages : write(mostUcs2);
}
