import { termsFor } from '../../src/dialogue/telling.ts';
import type { RequestKind } from '../../src/agency/caller-request.ts';
import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** A request that callers add to in words of their own, in answer to a question of its kind. */
export type SpokenKind = Extract<
  RequestKind,
  'message' | 'contact-change' | 'missing-payment' | 'order-review' | 'direct-payment-credit'
>;

/** Requests that nothing need be said to. */
type SilentKind = Exclude<RequestKind, SpokenKind | 'callback' | 'text-reminders'>;

/** What is asked and said of such requests, beside what is said of a message and a call back of anybody. */
export function requestPrompts<const Spoken extends SpokenKind, const Silent extends SilentKind = never>(
  spoken: readonly Spoken[],
  silent: readonly Silent[] = [],
) {
  const left = termsFor<'left', Spoken | Silent>('left', [...spoken, ...silent]);
  return {
    statements: left,
    answers: Object.keys(left),
    recordings: spoken.map((kind) => `${kind}-record` as const),
  };
}

/** What is said where a request is answered by mail, and there is nowhere to send it. */
export const byMailPrompts = { statements: { 'no-mailing-address': {} } } as const satisfies Partial<FlowPrompts>;

/** What is said of new contact details. */
export const contactChangePrompts = {
  statements: { 'mail-after-address': {} },
  letters: { 'contact-change-notice': {} },
} as const satisfies Partial<FlowPrompts>;
