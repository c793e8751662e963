import type { Next, Output } from '../../../dialogue/output.ts';
import type { Catalogue } from '../../../prompts/prompts.ts';
import { paginate } from '../../../typed/paginate.ts';

/** The length of a page: about 21 seconds of typing. */
export const ttyPage = { mostCharacters: 120, newline: '\r\n' } as const;

/** The part of the catalogue that a conversation uses. */
export type TtyWords = Pick<Catalogue, 'type' | 'labels' | 'signs' | 'vocabulary' | 'hearings'>;

/** The pages typed for an output. The sign of the last page hands the turn over, holds it while a card is taken, or closes the conversation. */
export function writePages(output: Output, words: TtyWords): string[] {
  const { more, closing, hold } = words.signs(output.language);
  const { next } = output;
  const told = words.type({ ...output, next: { kind: 'hang-up' } });
  const asked = words.type({ ...output, told: [] });
  return paginate([told, asked], { ...ttyPage, more, end: endOf(next, { closing, hold }) });
}

function endOf(next: Next, { closing, hold }: { readonly closing: string; readonly hold: string }): string {
  if (next.kind === 'hang-up') return 'SKSK';
  if (next.kind !== 'ask') return 'GA';
  const { question } = next;
  if (question.kind === 'card') return hold;
  return question.kind === 'choice' && 'goodbye' in question.options ? closing : 'GA';
}
