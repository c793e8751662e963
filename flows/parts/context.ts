import { z } from 'zod';
import { ToldAppointment } from '../../src/agency/appointment.ts';
import { CaseList, ToldCase } from '../../src/agency/case.ts';
import { Library } from '../../src/agency/library.ts';
import { Office } from '../../src/agency/office.ts';
import { Participant } from '../../src/agency/participant.ts';
import { paymentKinds, ToldPayment } from '../../src/agency/payment.ts';
import { RequestDetails, requestKinds } from '../../src/agency/caller-request.ts';
import { consentWays } from '../../src/agency/consent.ts';
import { reminderChoices } from '../../src/agency/reminder-choice.ts';
import { CardPaymentContext, CardSettings } from './card-payment-context.ts';
import { errandNames } from './errand-names.ts';
import { DialogueContext } from '../../src/dialogue/dialogue-context.ts';
import type { LineSettings, Resumed } from '../../src/dialogue/flow.ts';

const Request = z.object({
  kind: z.enum(requestKinds),
  details: RequestDetails,
  reference: z.string().exactOptional(),
});

/** A page of what is told in parts; `skip` is how many came before it, `more` whether others follow, `next` where they begin, if the records say so. */
const Page = z.object({ skip: z.int(), more: z.boolean(), next: z.string().optional() });

/** All that a call remembers; what is told from the records is forgotten with the part that told it. No ID, no Social Security number, no PIN: a claim is a keyed hash, a participant a reference. */
export const Context = DialogueContext.extend({
  settings: z.object({
    language: DialogueContext.shape.language,
    pace: DialogueContext.shape.pace,
    timeZone: z.string(),
    abroad: z.boolean().default(false),
    callsBackTo: z.array(z.string()).readonly().default(['US']),
    // Of lines that are written to:
    phone: z.string().exactOptional(),
    ttyPhone: z.string().exactOptional(),
    // Of lines where callers sign in:
    ssnSignIn: z.boolean().default(false),
    participantIdDigits: z.object({ min: z.int(), max: z.int() }).optional(),
    newPinDigits: z.int().default(6),
    taxOffsets: z.boolean().default(false),
    enforcement: z.boolean().default(false),
    // Of lines where cards are charged:
    pay: CardSettings.exactOptional(),
  }),
  ...CardPaymentContext,
  claim: z.string().optional(),
  /** Sign-ins refused in this call. */
  refusals: z.int(),
  /** Whether wrong PINs hold the caller up: the person at the desk hears so. */
  heldUp: z.enum(['paused', 'locked']).optional(),
  /** Whether a PIN was asked for in this call: once is enough. */
  pinRequested: z.boolean(),
  /** Signed in. */
  participant: Participant.optional(),
  /** Who they are is certain, but their PIN is a temporary one: they are signed in once they have chosen their own. */
  withTemporaryPin: Participant.optional(),
  /** The keyed hash of a PIN that was entered once. */
  candidate: z.string().optional(),
  /** The cases to choose from. */
  cases: CaseList.shape.cases.optional(),
  /** Whether the end of any of their case numbers holds a letter. */
  lettersInCases: z.boolean().optional(),
  /** The position of the case that was chosen, or undefined where all are meant. */
  chosenCase: z.int().optional(),
  /** The case being told. */
  case: ToldCase.optional(),
  payments: Page.extend({
    kind: z.enum(paymentKinds),
    page: z.array(ToldPayment).readonly(),
  }).optional(),
  appointments: Page.extend({ page: z.array(ToldAppointment).readonly() }).optional(),
  offices: z.array(Office).readonly().optional(),
  libraries: z.array(Library).readonly().optional(),
  /** Whose number may have been entered to be called back at. */
  callbackNumbers: z
    .array(z.object({ phone: z.string(), country: z.string(), isCalled: z.boolean() }))
    .readonly()
    .optional(),
  /** The country of the number to be called back at, where it is told. */
  callbackCountry: z.string().optional(),
  /** Where reminders go that the caller has agreed to: the end of each number, and what they are about. */
  reminded: z
    .array(
      z.object({
        ending: z.string(),
        about: z.enum(reminderChoices),
        by: z.enum(consentWays).default('text'),
        /** The number, E.164, where the last reminder did not arrive. */
        unreached: z.string().exactOptional(),
      }),
    )
    .readonly()
    .optional(),
  /** The number, E.164, to which texts go that the caller is asked to agree to; and what reminders tell of. */
  textPhone: z.string().optional(),
  reminderChoice: z.enum(reminderChoices).optional(),
  reminderWay: z.enum(consentWays).optional(),
  /** Where the texts go that the caller pays by: the end of the number. */
  repliesTo: z.string().optional(),
  /** The end of the number of the case that they pay so, of several. */
  repliesCase: z.string().optional(),
  /** Whether reminders may be calls, too. */
  remindsByCall: z.boolean().default(false),
  /** What the caller is leaving for the agency. */
  request: Request.exactOptional(),
  /** The late payments that it reports. */
  reported: z.array(ToldPayment).readonly().optional(),
  /** Where the caller goes once it is left, in place of being asked what else. */
  afterRequest: z.enum(['agent', 'main-menu']).optional(),
  /** When people answer at the desk again. */
  opening: z
    .object({ when: z.enum(['today', 'tomorrow', 'later']), date: z.string(), from: z.string(), to: z.string() })
    .optional(),
  /** Requests left in this call. */
  requestsLeft: z.int(),
  /** What the caller wants done, until it is; and what they may want where that is not certain. */
  errand: z.enum(errandNames).optional(),
  errands: z.array(z.enum(errandNames)).readonly().optional(),
  /** The part of the call in which the caller asked for a person. */
  topic: z.string().optional(),
  /** The place in the queue at the desk, as it was found last. `silent`: how many looks passed since the place was told; `told`: how often it was told since the choices were. */
  queued: z
    .object({ position: z.int(), minutes: z.int(), silent: z.int(), told: z.int(), callsBack: z.boolean() })
    .optional(),
  /** Whether the desk calls back when the caller's place in the queue comes up. */
  keepsPlace: z.boolean().default(false),
  /** How long the caller had waited when the desk was rung. */
  waitedMinutes: z.int().default(0),
  /** How often the desk was rung and nobody came to the phone. */
  unreached: z.int().default(0),
  /** The end of the participant ID that was entered. */
  idEnding: z.string().optional(),
});

export type Context = z.infer<typeof Context>;

/** What is known when a line answers: its settings. */
export function beginContext(settings: LineSettings): Context {
  return {
    language: settings.language,
    pace: settings.pace,
    paused: false,
    misses: 0,
    unfit: 0,
    silences: 0,
    first: [],
    settings: Context.shape.settings.parse(settings),
    refusals: 0,
    pinRequested: false,
    requestsLeft: 0,
    keepsPlace: false,
    remindsByCall: false,
    waitedMinutes: 0,
    unreached: 0,
    paymentsBegun: 0,
    linkSent: false,
  };
}

/** What outlives a change of the flow in the middle of a call, each as far as it can be read. */
const Lasting = z
  .object({
    participant: Participant.optional().catch(undefined),
    refusals: z.int().catch(0),
    pinRequested: z.boolean().catch(false),
    requestsLeft: z.int().catch(0),
  })
  .catch({ participant: undefined, refusals: 0, pinRequested: false, requestsLeft: 0 });

/** A caller whose place is lost stays signed in where they were, and has no more tries than before. Who has not signed in is met again at a question `at`. */
export function resumeAt(at: string): (lost: unknown) => Resumed {
  return function resume(lost) {
    const { participant, ...counts } = Lasting.parse(lost);
    return participant ? { at: 'mainMenu', keeps: { participant, ...counts } } : { at, keeps: counts };
  };
}

/** The reference of who has signed in, in a context as it was saved. */
export function whoIs(context: unknown): string | undefined {
  return participantOf(Context.parse(context)) || undefined;
}

/** The participant of a signed-in call. */
export function participantOf({ participant, withTemporaryPin }: Context): string {
  return (participant ?? withTemporaryPin)?.reference ?? '';
}

/** What names the case at a position, where the caller was told which stands there: the end of its number, and what the agency calls it. */
export function nameOfCaseAt({ cases = [] }: Context, position: number | undefined) {
  const { ending, caseReference } = cases.find((one) => one.position === position) ?? {};
  return { ending, caseReference };
}

/** The case at a position from 1, as the records are asked for it. */
export function caseAt(context: Context, position: number) {
  const { timeZone } = context.settings;
  return { participant: participantOf(context), position, ...nameOfCaseAt(context, position), timeZone };
}

/** The position of the one case that a caller can only mean. Of somebody who has others that are not told, nobody knows which one it is. */
export function onlyCase({ participant }: Context): number | undefined {
  return participant?.cases === 1 && !participant.withheld ? 1 : undefined;
}

/** No caseworker knows a caller who has not signed in, or has no case yet. */
export function hasCaseworker({ participant }: Context): boolean {
  return participant !== undefined && participant.cases > 0;
}

/** Nobody is signed in any more, and what was told of a case, or was about to be, is forgotten. */
export const signedOut = {
  first: [],
  participant: undefined,
  withTemporaryPin: undefined,
  candidate: undefined,
  claim: undefined,
  idEnding: undefined,
  cases: undefined,
  chosenCase: undefined,
  case: undefined,
  payments: undefined,
  reported: undefined,
  appointments: undefined,
  reminded: undefined,
  textPhone: undefined,
  reminderChoice: undefined,
  reminderWay: undefined,
  repliesTo: undefined,
  repliesCase: undefined,
  paying: undefined,
  charged: undefined,
  cardPayments: undefined,
} as const satisfies Partial<Context>;
