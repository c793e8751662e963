import type { Output } from '../../../dialogue/output.ts';
import type { Catalogue } from '../../../prompts/prompts.ts';
import { paginate } from '../../../typed/paginate.ts';

/** The length of a page: about 21 seconds of typing. */
export const ttyPage = { mostCharacters: 120, newline: '\r\n' } as const;

/** The part of the catalogue that a conversation uses. */
export type TtyWords = Pick<Catalogue, 'type' | 'labels' | 'signs' | 'vocabulary' | 'hearings'>;

/** The pages typed for an output. The sign of the last page hands the turn over or closes the conversation. */
export function writePages(output: Output, words: TtyWords): string[] {
  const { more, closing } = words.signs(output.language);
  const { next } = output;
  const told = words.type({ ...output, next: { kind: 'hang-up' } });
  const asked = words.type({ ...output, told: [] });
  const offersGoodbye = next.kind === 'ask' && next.question.kind === 'choice' && 'goodbye' in next.question.options;
  const end = next.kind === 'hang-up' ? 'SKSK' : offersGoodbye ? closing : 'GA';
  return paginate([told, asked], { ...ttyPage, more, end });
}
