import { assign, setup } from 'xstate';
import { z } from 'zod';
import { paymentMethods } from '../../src/cases/case.ts';
import { DialogueContext } from '../../src/dialogue/dialogue-context.ts';
import type { Effects } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import type { LineSettings } from '../../src/dialogue/flow.ts';
import type { Language } from '../../src/dialogue/language.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Scene } from '../../src/dialogue/scene.ts';

const CaseDetails = z.object({
  position: z.int().min(1),
  count: z.int().min(1),
  numberEnding: z.string(),
  role: z.enum(['payer', 'recipient']),
  county: z.string(),
  arrearsCents: z.int(),
  asOf: z.string().exactOptional(),
  monthlySupportCents: z.int(),
  dockets: z.array(z.string()).readonly(),
});

const Payment = z.object({
  kind: z.enum(['collection', 'disbursement']),
  status: z.enum(['posted', 'expected']),
  amountCents: z.int(),
  date: z.string(),
  method: z.enum(paymentMethods),
});

/** All that a call remembers. No ID, no Social Security number, no PIN: a claim is a keyed hash, a participant a reference. */
export const Context = DialogueContext.extend({
  settings: z.object({
    language: DialogueContext.shape.language,
    ssnSignIn: z.boolean(),
    participantIdDigits: z.object({ min: z.int(), max: z.int() }),
    taxOffsets: z.boolean(),
  }),
  claim: z.string().exactOptional(),
  /** Sign-ins refused in this call. */
  refusals: z.int(),
  participant: z.object({ reference: z.string(), payer: z.boolean(), recipient: z.boolean() }).exactOptional(),
  /** The case being told. */
  case: CaseDetails.exactOptional(),
  /** The page of payments being told; `skip` is how many came before it. */
  payments: z
    .object({
      kind: z.enum(['collection', 'disbursement']),
      skip: z.int(),
      page: z.array(Payment).readonly(),
      more: z.boolean(),
    })
    .exactOptional(),
});

export type Context = z.infer<typeof Context>;

/** The parts of a flow are typed by this setup. Its actions without a body are effects: `src/calls/run-effects.ts` carries them out. */
export const flow = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    input: {} as LineSettings,
    meta: {} as Scene<Context>,
  },
  actions: {
    identify: effect<'identify'>(),
    signIn: effect<'signIn'>(),
    findCase: effect<'findCase'>(),
    findPayments: effect<'findPayments'>(),
    /** Says something once, before the next scene. */
    sayFirst: assign({ first: ({ context }, told: Told) => [...context.first, told] }),
    speak: assign({ language: (_, language: Language) => language }),
    switchLanguage: assign({ language: ({ context }) => (context.language === 'en' ? 'es' : 'en') }),
  },
  guards: {
    missedThrice: ({ context }) => context.misses >= 3,
    missedTwice: ({ context }) => context.misses >= 2,
    signedIn: ({ context }) => context.participant !== undefined,
  },
});

function effect<Name extends keyof Effects>() {
  return (_: unknown, _params: Effects[Name]) => {};
}
