import type { RequestKind } from '../../src/agency/caller-request.ts';
import type { termsFor } from '../../src/dialogue/telling.ts';
import type { callPrompts } from './call-prompts.ts';
import type { caseChoicePrompts, casePrompts } from './case-prompts.ts';
import type { datePrompts } from './date-prompts.ts';
import type { deskPrompts } from './desk-prompts.ts';
import type { ErrandName } from './errand-names.ts';
import type { errandPrompts } from './errand-prompts.ts';
import type { paymentPrompts } from './payment-prompts.ts';
import type { reminderPrompts } from './reminder-prompts.ts';
import type { byMailPrompts, contactChangePrompts } from './request-prompts.ts';
import type { signInPrompts } from './sign-in-prompts.ts';
import type { topicPrompts } from './topic-prompts.ts';

type Terms<Prefix extends string, Word extends string> = ReturnType<typeof termsFor<Prefix, Word>>;

/** Every sentence that the parts of flows can say. Which of them a flow needs, it says by the parts it adds up. */
export type PartStatements = (typeof callPrompts)['statements'] &
  (typeof deskPrompts)['statements'] &
  (typeof signInPrompts)['statements'] &
  ReturnType<typeof errandPrompts<readonly ErrandName[]>>['statements'] &
  (typeof caseChoicePrompts)['statements'] &
  (typeof casePrompts)['statements'] &
  (typeof paymentPrompts)['statements'] &
  (typeof datePrompts)['statements'] &
  (typeof contactChangePrompts)['statements'] &
  (typeof byMailPrompts)['statements'] &
  (typeof reminderPrompts)['statements'] &
  ReturnType<typeof topicPrompts>['statements'] &
  Terms<'left', Exclude<RequestKind, 'text-reminders'>>;
