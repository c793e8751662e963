import { z } from 'zod';
import { languages } from '../text/language.ts';
import { isPhoneNumber } from '../text/phone-number.ts';
import { Flag, matching, oneOf } from './written-fields.ts';

export const noParticipantId = '7 to 15 digits, in quotes';
export const ParticipantId = matching(/^\d{7,15}$/, noParticipantId);

const phone = 'a phone number such as "+19165550101"';

/** A participant of an extract. */
export const writtenParticipant = {
  participantId: ParticipantId,
  ssn: matching(/^\d{9}$/, '9 digits, in quotes').optional(),
  pin: matching(/^\d{4,8}$/, '4 to 8 digits, in quotes').optional(),
  /** Needed beside a PIN, and passed over without one. */
  pinTemporary: Flag.optional(),
  language: oneOf(languages).optional(),
  mailingAddressValid: Flag,
  email: z.email('an e-mail address').optional(),
  phone: z.string(phone).refine(isPhoneNumber, phone).optional(),
};

export const identifierKinds = ['participant-id', 'ssn'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** How a caller says who they are. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly digits: string;
}

const facts = {
  payer: z.boolean(),
  recipient: z.boolean(),
  /** How many cases they are told of. */
  cases: z.int().min(0),
  /** How many more they have of which nothing is told by machine. Left out where none is known. */
  withheld: z.int().min(0).optional(),
  /** Whether letters reach them. */
  mailingAddressValid: z.boolean(),
  /** Whether the records have a number at which they can be called back. */
  phoneOnFile: z.boolean(),
  /** Whether they call from the phone that the records have: besides the PIN, something that they have. */
  fromPhoneOnFile: z.boolean().optional(),
  /** Whether it is not known of a payment by card of theirs if it went through. Left out where that was not read. */
  unsettledPayments: z.boolean().optional(),
};

/** The participant's reference in the records: neither ID nor SSN. */
const Reference = z.string().min(1).max(200);

/** A signed-in participant, as a call remembers them. */
export const Participant = z.object({ reference: Reference, ...facts });
export type Participant = Readonly<z.infer<typeof Participant>>;

/** What the records answer of a participant whose PIN is right. */
export const SignedIn = z.object({ participant: Reference, ...facts, pinTemporary: z.boolean() });
export type SignedIn = Readonly<z.infer<typeof SignedIn>>;

/** The participant that a call remembers, of the one that has signed in. */
export function toParticipant({ participant, ...known }: SignedIn): Participant {
  return Participant.parse({ reference: participant, ...known });
}
