import { createTell } from '../../src/dialogue/telling.ts';
import type { replyPrompts } from './reply-prompts.ts';

/** A sentence about paying by replying with its slots filled. */
export const tellReply = createTell<(typeof replyPrompts)['statements']>();
