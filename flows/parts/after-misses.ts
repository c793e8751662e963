import { forgive } from './actions.ts';

/** After too many missed answers in a row the call goes to `target`, in place of a person; until then the question is asked again. */
export function afterMisses<const More extends readonly object[]>(target: string, ...actions: More) {
  return [{ guard: 'missedTooOften', target, actions: [forgive, ...actions] }, {}] as const;
}
