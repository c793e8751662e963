import { randomUUID } from 'node:crypto';
import { SignInAnswer } from '../../../src/adapters/http/agency-answers.ts';
import { consentChecks } from './consent-checks.ts';
import { cardPaymentChecks } from './card-payment-checks.ts';
import { reminderChecks } from './reminder-checks.ts';
import { expectStatus, soonMs, tellUnwell } from './judge-answer.ts';
import { keyChecks, lineOfCheck } from './key-checks.ts';
import { guess, pinChecks } from './pin-checks.ts';
import type { NamedCheck, Tried } from './trial.ts';

export interface Trial {
  readonly what: string;
  /** Left out where it is as the contract says. */
  readonly wrong?: string;
}

const healthMs = 2000;
const today = () => Temporal.Now.plainDateISO().toString();

/** Of records and of who asks, in the order of a call. */
const checks: readonly NamedCheck[] = [
  ['health is answered within two seconds', async ({ ask }) => tellUnwell(await ask('checkHealth'), healthMs)],
  [
    'a wrong token is refused with 401',
    async ({ ask }) => expectStatus(await ask('checkHealth', undefined, { token: 'wrong', isBare: true }), 401),
  ],
  ['who shows neither token nor certificate is answered nothing', checkStranger],
  ['the version is told, or 404', checkVersion],
  ['a request that does not fit is refused with 400', async ({ ask }) => expectStatus(await ask('signIn', {}), 400)],
  ['an unknown identifier and a wrong PIN sound alike', checkRefusals],
  ['the right PIN is accepted', checkSignIn],
  ['the same key gives the same answer', checkSameKey],
  ['cases are listed and found', checkCases],
  ['cases are found by their references, where they have any', checkReferences],
  ['payments are found, and only what was asked for', checkPayments],
  ['appointments are found, and only what was asked for', checkAppointments],
  [
    'a year has payments or not',
    async ({ ask, participant }) => tellUnwell(await ask('hasPayments', { participant, year: 2025 })),
  ],
  ['a reference that is not known tells nothing', checkUnknownReference],
  ['an audit entry is kept', checkAudit],
];

/** Tries each operation; what sends or changes a PIN, or begins a payment, where that was asked for alone. It leaves requests, takes them back, and leaves consents that were taken back and entries in the trail. */
export async function tryAgency(agency: Omit<Tried, 'participant'>): Promise<Trial[]> {
  const tried = { ...agency, participant: 'nobody' };
  const trials: Trial[] = [];
  const beside = [...consentChecks, ...reminderChecks, ...cardPaymentChecks(agency)];
  for (const [what, check] of [...checks, ...keyChecks, ...beside, ...pinChecks(agency)]) {
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

/** With mutual TLS, the connection may end before there is a status. */
async function checkStranger({ ask }: Tried): Promise<string | undefined> {
  const asked = ask('checkHealth', undefined, { token: undefined, isBare: true });
  const status = await asked.then(
    (answer) => answer.status,
    () => 401,
  );
  return status === 401 || status === 403 ? undefined : `status ${status}`;
}

async function checkVersion({ ask }: Tried): Promise<string | undefined> {
  const answer = await ask('tellCapabilities');
  return answer.status === 404 ? undefined : tellUnwell(answer);
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

async function checkReferences({ ask, participant, records }: Tried): Promise<string | undefined> {
  const unwell = tellUnwell(await ask('listCases', { participant, limit: 4 }));
  if (unwell !== undefined) return unwell;
  const { cases } = await records.listCases({ participant, limit: 4 });
  for (const [index, { position, caseReference }] of cases.entries()) {
    if (caseReference === undefined) continue;
    // Another position than its own: the reference counts.
    const found = await records.findCase(participant, position + 1, { caseReference });
    if (found?.position !== position) return `case ${position} is not found by its reference`;
    if (found.number !== undefined && caseReference.includes(found.number)) return 'a reference holds the case number';
    const before = cases[index - 1]?.caseReference;
    const next = before === undefined ? found : await records.findCase(participant, position, { afterCase: before });
    if (next?.position !== position) return `case ${position} does not follow the one before it`;
    const none = await records.findCase(participant, position, { caseReference: randomUUID() });
    if (none) return 'a reference that is not known finds a case';
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

/** 410 asks the caller to sign in again; no case is told in either way. */
async function checkUnknownReference({ ask }: Tried): Promise<string | undefined> {
  const { status, body } = await ask('findCase', { participant: randomUUID(), position: 1 });
  const isEmpty = status === 200 && JSON.stringify(body) === '{"case":null}';
  return status === 410 || isEmpty ? undefined : `status ${status}`;
}

async function checkAudit({ ask, participant }: Tried): Promise<string | undefined> {
  const entry = { what: 'year-told', participant, call: randomUUID(), turn: 1, line: lineOfCheck, facts: {} };
  return tellUnwell(await ask('appendToAudit', entry));
}
