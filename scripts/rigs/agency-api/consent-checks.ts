import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AskAgency } from './ask-agency.ts';
import { tellUnwell } from './judge-answer.ts';
import { onlyWhereNamed } from './only-where-named.ts';
import type { NamedCheck, Tried } from './trial.ts';

const Kept = z.object({
  participant: z.string().optional(),
  consents: z.array(
    z.object({ phone: z.string(), participant: z.string().optional(), purpose: z.string(), given: z.boolean() }),
  ),
});

const operations = ['findConsents', 'recordConsent'] as const;

/** How consents are kept, where the agency keeps them: of numbers that nobody has. */
export const consentChecks: readonly NamedCheck[] = [
  ['a STOP of an unknown number is kept once, where consents are kept', onlyWhereNamed(operations, checkStop)],
  [
    'a consent is found by its participant and its number, where consents are kept',
    onlyWhereNamed(operations, checkConsent),
  ],
];

async function checkStop({ ask }: Tried): Promise<string | undefined> {
  const [phone, key] = [makeNumber(), randomUUID()];
  const stop = { phone, purpose: 'all', given: false, channel: 'text', ...writeConsent('ALTO') };
  const unwell =
    tellUnwell(await ask('recordConsent', stop, { key })) ?? tellUnwell(await ask('recordConsent', stop, { key }));
  if (unwell !== undefined) return unwell;
  const found = await find(ask, { phone });
  if (typeof found === 'string') return found;
  const stops = found.consents.filter(({ purpose, given }) => purpose === 'all' && !given);
  return stops.length === 1 && found.consents.length === 1 ? undefined : 'the number has another state than the STOP';
}

/** Given, it is found by both; it is taken back, so that it stays in force nowhere. */
async function checkConsent({ ask, participant }: Tried): Promise<string | undefined> {
  const phone = makeNumber();
  const agreed = { phone, participant, purpose: 'documents', channel: 'voice', ...writeConsent('Documents. Press 1.') };
  const unwell = tellUnwell(await ask('recordConsent', { ...agreed, given: true }));
  if (unwell !== undefined) return unwell;
  const [ofNumber, ofParticipant] = [await find(ask, { phone }), await find(ask, { participant })];
  const over = tellUnwell(await ask('recordConsent', { ...agreed, given: false, at: now() }));
  if (typeof ofNumber === 'string') return ofNumber;
  if (typeof ofParticipant === 'string') return ofParticipant;
  const [consent] = ofNumber.consents;
  if (consent?.given !== true || consent.participant === undefined) return 'the number does not say who agreed';
  if (consent.participant !== ofParticipant.participant)
    return 'number and participant name the same person differently';
  const isFound = ofParticipant.consents.some((one) => one.phone === phone && one.given);
  return isFound ? over : 'the participant has another list than the number';
}

async function find(ask: AskAgency, whose: object) {
  const answer = await ask('findConsents', whose);
  return tellUnwell(answer) ?? Kept.parse(answer.body);
}

/** Of the numbers that nobody has (555-01XX), so that nobody is sent a text. */
export function makeNumber(): string {
  return `+1${randomInt(200, 1000)}555${String(randomInt(100, 200)).padStart(4, '0')}`;
}

/** What stands in each change besides: its words, when, and in which call. */
export function writeConsent(wording: string) {
  return { language: 'es', wording, at: now(), call: randomUUID() };
}

function now(): string {
  return Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
}
