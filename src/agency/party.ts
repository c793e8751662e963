import { z } from 'zod';
import { noParticipantId, ParticipantId } from './participant.ts';
import { oneOf, ShortText } from './written-fields.ts';

/** Who of a case hears what: a guardian hears what a recipient hears. */
const partyRoles = ['payer', 'recipient', 'guardian'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** A participant, or an agency, which never calls. Somebody with a role of a later version, which was passed over, hears nothing of the case. */
const Party = z
  .strictObject({
    participant: ParticipantId.exactOptional(),
    agency: ShortText.exactOptional(),
    role: oneOf(partyRoles).optional(),
  })
  .refine(({ participant, agency }) => (participant === undefined) !== (agency === undefined), {
    path: ['participant'],
    error: 'either a participant or an agency',
  });

/** All who have a part in a case: several payers, a guardian, an agency. */
export const Parties = z
  .array(Party, 'a list of parties')
  .min(1, 'at least one party')
  .max(20, 'at most 20 parties')
  .refine((parties) => namesOnce(parties), 'each participant once')
  .readonly();
type Parties = z.output<typeof Parties>;

function namesOnce(parties: readonly z.output<typeof Party>[]): boolean {
  const named = parties.flatMap(({ participant }) => participant ?? []);
  return new Set(named).size === named.length;
}

/** What one of several parties of a case hears otherwise than one of two parents. */
export interface PartyFacts {
  readonly role: PartyRole;
  /** Whether others are on their side: a payment is theirs only where it names them. */
  readonly shared: boolean;
  /** Whether the balance is told as that of the case: not one person pays. */
  readonly ofCase: boolean;
  /** The agency that gets what they pay, where no person does. */
  readonly payee?: string;
}

/** What each participant of a case hears of it, by ID. */
export function readParties(parties: Parties): Map<string, PartyFacts> {
  const payers = parties.filter(({ role }) => role === 'payer');
  const receivers = parties.filter(({ role }) => role === 'recipient' || role === 'guardian');
  const ofCase = payers.length !== 1 || payers[0]?.agency !== undefined;
  const payee = receivers.every(({ agency }) => agency !== undefined) ? receivers[0]?.agency : undefined;
  const facts = new Map<string, PartyFacts>();
  for (const { participant, role } of parties) {
    if (participant === undefined || role === undefined) continue;
    const isPayer = role === 'payer';
    const side = isPayer ? payers : receivers;
    const paid = isPayer && payee !== undefined ? { payee } : {};
    facts.set(participant, { role, shared: side.length > 1, ofCase, ...paid });
  }
  return facts;
}

interface WrittenParties {
  readonly payer?: string | undefined;
  readonly recipient?: string | undefined;
  readonly parties?: Parties | undefined;
}

/** What is wrong with who a case is of: it has either its two parents, or all its parties. */
export function judgeParties({ payer, recipient, parties }: WrittenParties) {
  const parents = Object.entries({ payer, recipient });
  if (parties)
    return parents.flatMap(([path, id]) => (id === undefined ? [] : [{ path, message: 'left out beside parties' }]));
  const missing = parents.flatMap(([path, id]) => (id === undefined ? [{ path, message: noParticipantId }] : []));
  const isOne = payer !== undefined && payer === recipient;
  return isOne ? [{ path: 'recipient', message: 'another participant than the payer' }] : missing;
}
