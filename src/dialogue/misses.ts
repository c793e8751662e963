import type { DialogueContext } from './dialogue-context.ts';

/** After so many missed answers in a row the caller goes to a person. At relay pace silence never leads there, and it takes four answers that were not understood instead of three. */
const most = { standard: 3, relay: 4 } as const;
const mostUnfit = 3;
const mostSilence = { standard: 3, relay: 2 } as const;

/** After so many silences in a row, of a minute and more each, nobody seems to be there any more: some half an hour. */
export const mostSilences = 25;

type Counted = Pick<DialogueContext, 'misses' | 'missed' | 'unfit' | 'pace' | 'silences'>;

/** Whether the next miss is one too many. */
export function isLastTry({ misses, unfit, pace, silences }: Counted): boolean {
  if (silences >= mostSilences - 1) return true;
  return misses === most[pace] - 1 || (misses >= mostUnfit - 1 && unfit === mostUnfit - 1);
}

export function missedTooOften({ misses, unfit, pace }: Pick<Counted, 'misses' | 'unfit' | 'pace'>): boolean {
  return misses >= most[pace] || unfit >= mostUnfit;
}

/** One more missed answer. At relay pace silence and words are counted apart. */
export function countMiss(
  { misses, pace, missed: before }: Pick<Counted, 'misses' | 'pace' | 'missed'>,
  missed: 'no-input' | 'no-match',
): number {
  if (pace === 'relay' && before !== undefined && before !== missed) return 1;
  return Math.min(misses + 1, (missed === 'no-input' ? mostSilence : most)[pace]);
}
