import type { Heard } from './read-say.ts';

export type Method = 'GET' | 'POST';

/** Something that plays. A recording is heard as a note without its address, which is private; a pause says nothing. */
export type Prompt = { readonly verb: 'Say' | 'Play'; readonly heard: Heard } | { readonly verb: 'Pause' };

/** Where a verb sends its result: undefined is the current document. */
export interface Action {
  readonly url: string | undefined;
  readonly method: Method;
}
