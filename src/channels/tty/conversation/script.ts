import type { Output } from '../../../dialogue/output.ts';
import type { Catalogue } from '../../../prompts/prompts.ts';
import { paginate } from './paginate.ts';

/** The wording that a conversation needs. */
export type TtyWords = Pick<Catalogue, 'type' | 'labels' | 'signs' | 'vocabulary'>;

/** What is typed for an output, page by page. The last page hands the turn over, or closes the conversation. */
export function writePages(output: Output, words: TtyWords): string[] {
  const { more, closing } = words.signs(output.language);
  const { next } = output;
  const told = words.type({ ...output, next: { kind: 'hang-up' } });
  const asked = words.type({ ...output, told: [] });
  const offersGoodbye = next.kind === 'ask' && next.question.kind === 'choice' && 'goodbye' in next.question.options;
  const end = next.kind === 'hang-up' ? 'SKSK' : offersGoodbye ? closing : 'GA';
  return paginate([told, asked], { more, end });
}
