import type { Output } from '../../../dialogue/output.ts';
import type { Catalogue } from '../../../prompts/prompts.ts';
import { paginate } from './paginate.ts';

/** The wording that a conversation needs. */
export type Words = Pick<Catalogue, 'type' | 'signs' | 'vocabulary'>;

/** When the desk opens again: a date and a time, ISO 8601. */
export interface Opening {
  readonly day: string;
  readonly time: string;
}

/** What is typed for an output, page by page. The last page hands the turn over, or closes the conversation. */
export function writePages(output: Output, words: Words): string[] {
  const { more, closing } = words.signs(output.language);
  const { next } = output;
  const told = words.type({ ...output, next: { kind: 'hang-up' } });
  const asked = words.type({ ...output, told: [] });
  const offersGoodbye = next.kind === 'ask' && next.question.kind === 'choice' && 'goodbye' in next.question.options;
  const end = next.kind === 'hang-up' ? 'SKSK' : offersGoodbye ? closing : 'GA';
  return paginate([told, asked], { more, end });
}

/** What is typed where nobody is at the desk: no turn is handed over, since a question follows. */
export function writeClosed({ language, pace, told }: Output, opening: Opening | undefined, words: Words): string {
  const others = told.filter(({ prompt }) => prompt !== 'transfer');
  const closed = opening ? [{ prompt: 'desk-closed', slots: { ...opening } }] : [];
  return words.type({ language, pace, told: [...others, ...closed], next: { kind: 'hang-up' } }).join('\r\n');
}
