import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SignInAnswer } from '../../../src/adapters/http/agency-answers.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import type { AskAgency, RawAnswer } from './ask-agency.ts';

/** Somebody of the agency's test records. */
export interface TestParticipant {
  readonly id: string;
  readonly pin: string;
}

export interface Trial {
  readonly what: string;
  /** Left out where it is as the contract says. */
  readonly wrong?: string;
}

interface Tried extends TestParticipant {
  readonly ask: AskAgency;
  /** The same agency through the adapter that calls use. */
  readonly records: Records;
  /** Their reference, once they have signed in. */
  participant: string;
}

/** Gives what is wrong, or nothing. */
type Check = (tried: Tried) => Promise<string | undefined>;

/** A caller who waits longer hears that records cannot be reached for a while. */
const soonMs = 1000;
const healthMs = 2000;
const line = 'customer-connect';
const today = () => Temporal.Now.plainDateISO().toString();

const checks: readonly (readonly [string, Check])[] = [
  ['health is answered within two seconds', async ({ ask }) => tellUnwell(await ask('checkHealth'), healthMs)],
  [
    'a wrong token is refused with 401',
    async ({ ask }) => expectStatus(await ask('checkHealth', undefined, { token: 'wrong' }), 401),
  ],
  ['the version is told, or 404', checkVersion],
  ['a request that does not fit is refused with 400', async ({ ask }) => expectStatus(await ask('signIn', {}), 400)],
  ['an unknown identifier and a wrong PIN sound alike', checkRefusals],
  ['the right PIN is accepted', checkSignIn],
  ['the same key gives the same answer', checkSameKey],
  ['cases are listed and found', checkCases],
  ['payments are found, and only what was asked for', checkPayments],
  ['appointments are found, and only what was asked for', checkAppointments],
  [
    'a year has payments or not',
    async ({ ask, participant }) => tellUnwell(await ask('hasPayments', { participant, year: 2025 })),
  ],
  ['the present PIN is no new one', checkPresentPin],
  ['a reference that is not known tells nothing', checkUnknownReference],
  ['a request is left once, and taken back', checkRequest],
  ['an audit entry is kept', checkAudit],
];

/** Tries each operation that sends nothing to anybody; it leaves a request, takes it back, and leaves entries in the trail. */
export async function tryAgency(agency: Omit<Tried, 'participant'>): Promise<Trial[]> {
  const tried = { ...agency, participant: 'nobody' };
  const trials: Trial[] = [];
  for (const [what, check] of checks) {
    const wrong = await check(tried).catch(describeFault);
    trials.push({ what, ...(wrong !== undefined && { wrong }) });
  }
  return trials;
}

/** "fetch failed" says nothing; why it failed is in its cause. */
function describeFault(error: unknown): string {
  const { cause } = Object(error);
  return cause instanceof Error ? `no answer: ${cause.message}` : String(error);
}

function expectStatus({ status }: RawAnswer, wanted: number): string | undefined {
  return status === wanted ? undefined : `status ${status}`;
}

function tellUnwell({ status, durationMs, faults }: RawAnswer, withinMs = soonMs): string | undefined {
  if (status < 200 || status > 299) return `status ${status}`;
  if (faults.length > 0) return faults.join('; ');
  return durationMs > withinMs ? `takes ${durationMs} ms` : undefined;
}

async function checkVersion({ ask }: Tried): Promise<string | undefined> {
  const answer = await ask('tellCapabilities');
  return answer.status === 404 ? undefined : tellUnwell(answer);
}

function guess(digits: string, pin: string): object {
  return { identifier: { kind: 'participant-id', digits }, pin, call: randomUUID(), caller: 'anonymous' };
}

async function checkRefusals({ ask, id, pin }: Tried): Promise<string | undefined> {
  const unknown = await ask('signIn', guess('99999999999999', pin));
  const wrong = await ask('signIn', guess(id, pin === '918273' ? '918274' : '918273'));
  const differ = JSON.stringify([unknown.status, unknown.body]) !== JSON.stringify([wrong.status, wrong.body]);
  if (differ) return 'status or body differ';
  const apartMs = Math.abs(unknown.durationMs - wrong.durationMs);
  return tellUnwell(unknown) ?? tellUnwell(wrong) ?? (apartMs > soonMs / 2 ? `${apartMs} ms apart` : undefined);
}

async function checkSignIn(tried: Tried): Promise<string | undefined> {
  const answer = await tried.ask('signIn', guess(tried.id, tried.pin));
  const unwell = tellUnwell(answer);
  if (unwell !== undefined) return unwell;
  const result = SignInAnswer.parse(answer.body);
  if (result.outcome !== 'accepted') return `outcome ${result.outcome}`;
  tried.participant = result.participant;
  return result.participant.includes(tried.id) ? 'the reference holds the participant ID' : undefined;
}

async function checkSameKey({ ask, id }: Tried): Promise<string | undefined> {
  const [key, wish] = [randomUUID(), guess(id, '918273')];
  const [first, again] = [await ask('signIn', wish, { key }), await ask('signIn', wish, { key })];
  return JSON.stringify(first.body) === JSON.stringify(again.body) ? undefined : 'another answer';
}

async function checkCases({ ask, participant, records }: Tried): Promise<string | undefined> {
  const unwell = tellUnwell(await ask('listCases', { participant, limit: 4 }));
  if (unwell !== undefined) return unwell;
  const { cases } = await records.listCases({ participant, limit: 4 });
  for (const { position, ending } of cases) {
    const wrong = tellUnwell(await ask('findCase', { participant, position }));
    if (wrong !== undefined) return wrong;
    const found = await records.findCase(participant, position);
    if (found?.numberEnding !== ending) return `case ${position} has another ending than in the list`;
  }
  return undefined;
}

async function checkPayments({ ask, participant, records }: Tried): Promise<string | undefined> {
  for (const kind of ['collection', 'disbursement'] as const) {
    const query = { participant, kind, today: today(), skip: 0, limit: 2, taxOffsets: false };
    const wrong = tellUnwell(await ask('findPayments', query));
    if (wrong !== undefined) return wrong;
    const first = await records.findPayments(query);
    if (first.more) await records.findPayments({ ...query, skip: first.payments.length, after: first.next });
  }
  return undefined;
}

async function checkAppointments({ ask, participant, records }: Tried): Promise<string | undefined> {
  const from = Temporal.Now.instant();
  const page = { participant, skip: 0, limit: 3 };
  const wrong = tellUnwell(await ask('findAppointments', { ...page, from: from.toString({ smallestUnit: 'second' }) }));
  if (wrong === undefined) await records.findAppointments({ ...page, from });
  return wrong;
}

async function checkPresentPin({ ask, participant, pin }: Tried): Promise<string | undefined> {
  if (pin.length < 6) return undefined;
  const answer = await ask('checkNewPin', { participant, pin });
  const { success } = z.object({ fit: z.literal(false) }).safeParse(answer.body);
  return tellUnwell(answer) ?? (success ? undefined : 'it is fit');
}

/** 410 asks the caller to sign in again; no case is told in either way. */
async function checkUnknownReference({ ask }: Tried): Promise<string | undefined> {
  const { status, body } = await ask('findCase', { participant: randomUUID(), position: 1 });
  const isEmpty = status === 200 && JSON.stringify(body) === '{"case":null}';
  return status === 410 || isEmpty ? undefined : `status ${status}`;
}

const Left = z.object({ reference: z.string() });

async function checkRequest({ ask, participant }: Tried): Promise<string | undefined> {
  const request = {
    participant,
    kind: 'statement',
    language: 'en',
    line,
    channel: 'voice',
    pace: 'standard',
    details: {},
  };
  const key = randomUUID();
  const [first, again] = [await ask('leaveRequest', request, { key }), await ask('leaveRequest', request, { key })];
  const unwell = tellUnwell(first) ?? tellUnwell(again);
  if (unwell !== undefined) return unwell;
  const [{ reference }, repeated] = [Left.parse(first.body), Left.parse(again.body)];
  const settled = tellUnwell(await ask('settleRequest', { reference }));
  return settled ?? (repeated.reference === reference ? undefined : 'the same key leaves two');
}

async function checkAudit({ ask, participant }: Tried): Promise<string | undefined> {
  const entry = { what: 'year-told', participant, call: randomUUID(), turn: 1, line, facts: {} };
  return tellUnwell(await ask('appendToAudit', entry));
}
