import { createCallSeal } from '../../../src/calls/kept/call-seal.ts';
import { createSealedCalls } from '../../support/sealed-calls.ts';
import { createSqlCardPayments } from '../../../src/adapters/sql/card-payments/sql-card-payments.ts';
import { SavedCall } from '../../../src/dialogue/saved-call.ts';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import type { EffectName, EffectResult } from '../../../src/dialogue/effects.ts';
import type { Line } from '../../../src/lines/line.ts';
import { lines, openSystem } from '../../support/whole-system.ts';
import { participants } from './callers-of-the-agency.ts';

/** The eleventh of the agency loses their only case to the thirteenth: somebody without any. */
const caseless = { from: '1000000000011', to: '1000000000013' };

/** Of a card payment of this one nobody knows whether it went through. */
const unsettled = '1000000000015';

/** The whole system in a world that can fail when told to, notes what it was asked, and forgets what callers did to it. */
export async function openWorld(own: readonly Line[] = lines) {
  const store = createMemoryCallStore();
  let queues = createMemoryQueueStore();
  let sets = createMemorySharedSets();
  let answer: EffectResult | undefined;
  let asked: EffectName[] = [];
  let saved: { readonly callId: string; readonly text: string } | undefined;

  const system = await openSystem({
    lines: own,
    calls: {
      ...store,
      async save(callId, call, expectedTurn) {
        saved = { callId, text: call.text };
        return store.save(callId, call, expectedTurn);
      },
    },
    queues: {
      load: (desk) => queues.load(desk),
      save: (desk, text, before) => queues.save(desk, text, before),
      close: () => queues.close(),
    },
    sets: {
      add: (...member) => sets.add(...member),
      remove: (...member) => sets.remove(...member),
      close: () => sets.close(),
    },
    around: (runEffect) => async (effect, attempt) => {
      asked.push(effect.type);
      return answer && isAnswerTo(effect.type, answer) ? answer : runEffect(effect, attempt);
    },
  });
  const { db, records, keys } = system;
  const seal = createCallSeal(keys);
  const idsOf = await db.selectFrom('participants').select(['id', 'participant_id']).execute();
  const idOf = (participantId: string) => idsOf.find((row) => row.participant_id === participantId)?.id ?? 0;
  await db
    .updateTable('cases')
    .set({ payer_id: idOf(caseless.to) })
    .where('payer_id', '=', idOf(caseless.from))
    .execute();
  const cardPayments = createSqlCardPayments({ db, keys, clock: Date.now });
  const where = { line: 'customer-connect', call: 'CA0', turn: 7, atMs: Math.max(Date.now(), Date.UTC(2026, 10, 22)) };
  const paid = { participant: String(idOf(unsettled)), amountCents: 12_300, feeCents: 234 };
  await cardPayments.begin({ ...paid, ...where }, 'CA0:0');
  const before = await db.selectFrom('participants').selectAll().execute();
  const writtenBefore = new Map(before.map((row) => [row.id, JSON.stringify(row)]));

  const claims = new Map(
    participants.flatMap(({ participantId, ssn }) => [
      [records.identify('participant-id', participantId), participantId],
      [records.identify('ssn', ssn), participantId],
    ]),
  );

  /** Failures, PINs and messages are as they were. */
  async function restore(): Promise<void> {
    await db.transaction().execute(async (within) => {
      await within.deleteFrom('sign_in_failures').execute();
      await within.deleteFrom('pin_requests').execute();
      await within.deleteFrom('outbox').execute();
      const now = await within.selectFrom('participants').selectAll().execute();
      const changed = new Set(
        now.filter((row) => JSON.stringify(row) !== writtenBefore.get(row.id)).map(({ id }) => id),
      );
      for (const { id, ...facts } of before.filter((row) => changed.has(row.id)))
        await within.updateTable('participants').set(facts).where('id', '=', id).execute();
    });
  }

  return {
    ...system,
    store,
    /** The calls that it keeps, as they stand inside their seals. */
    sealed: createSealedCalls(store, keys),
    /** The call as it was saved last. */
    saved: () => saved && SavedCall.parse(JSON.parse(seal.open(saved.callId, saved.text))),
    restore,
    /** Does something while effects are answered so and nobody else is at the desk, and tells which were asked for. */
    async during(world: EffectResult | undefined, act: () => Promise<void>): Promise<EffectName[]> {
      answer = world;
      queues = createMemoryQueueStore();
      sets = createMemorySharedSets();
      asked = [];
      await act();
      answer = undefined;
      return asked;
    },
    /** The participant ID of a participant of the records, or of somebody who claims to have one. */
    whoIs(known: { readonly reference: string } | string | undefined): string | undefined {
      if (typeof known === 'object')
        return idsOf.find(({ id }) => String(id) === known.reference.split('.')[0])?.participant_id;
      return known === undefined ? undefined : (claims.get(known) ?? 'nobody');
    },
  };
}

/** The same digits, to a line that calls the United States alone. */
const inTheUnitedStates = { phone: '+15072345678', country: 'US', isCalled: true } as const;
const inPanama = { phone: '+5072345678', country: 'PA', isCalled: false } as const;

/** What an effect can answer without the records having a part in it. */
const answers: Partial<Record<EffectName, readonly EffectResult[]>> = {
  signIn: [
    { type: 'sign-in-paused', minutes: 1 },
    { type: 'sign-in-locked', minutes: 1440 },
    { type: 'sign-in-refused', locks: true },
  ],
  findPayments: [true, false].map((more) => {
    const late = { date: '2026-11-20', standing: 'overdue', amountCents: 42_500, method: 'bank' } as const;
    const page = [{ kind: 'collection', ...late, ...(!more && { caseEnding: '0011' }) } as const];
    return { type: 'payments-found', kind: 'collection', skip: 0, page, more };
  }),
  // The records may fail between a sign-in and the case that is told with it.
  findCase: [
    { type: 'no-case' },
    { type: 'sign-in-over' },
    { type: 'sign-in-over', forgotten: true },
    { type: 'records-unavailable' },
  ],
  // They may fail between a sign-in and what was paid by card.
  findCardPayments: [{ type: 'records-unavailable' }],
  // A call whose last turns are lost may come to a payment again that has had a result.
  beginPayment: [
    { type: 'quote-over' },
    {
      type: 'payment-settled',
      settled: { payment: 'a'.repeat(32), state: 'paid', amountCents: 42_500, feeCents: 808, date: '2026-11-23' },
    },
  ],
  // What an agency answers that keeps payments by card itself.
  quotePayment: [
    { type: 'payment-quoted', amountCents: 42_500, feeCents: 200, quote: 'q-1', countsOn: '2026-11-24' },
    { type: 'payment-refused', why: 'closed' },
  ],
  requestPin: [{ type: 'pin-emailed-later' }, { type: 'pin-underway' }],
  askQueue: [
    { type: 'desk-closed', opening: { when: 'later', date: '2026-11-30', from: '08:00', to: '17:00' } },
    { type: 'queued', position: 2, minutes: 10, callsBack: true },
    { type: 'desk-unreached' },
  ],
  findCallingNumber: [{ type: 'no-calling-number' }],
  findTextNumber: [{ type: 'no-text-number' }, { type: 'no-texts' }],
  findConsents: [
    { type: 'no-reminders' },
    { type: 'consents-found', numbers: [{ ending: '0101', about: 'dates-and-payments', by: 'text' }], calls: true },
    {
      type: 'consents-found',
      numbers: [
        { ending: '0101', about: 'documents', by: 'text' },
        { ending: '0102', about: 'payments', by: 'call', unreached: '+19165550102' },
      ],
      calls: false,
    },
    {
      type: 'consents-found',
      numbers: [{ ending: '0101', about: 'everything', by: 'text', unreached: '+19165550101' }],
      calls: true,
    },
  ],
  findReplies: [
    { type: 'no-replies' },
    { type: 'replies-found' },
    { type: 'replies-found', ending: '0101', caseEnding: '0011' },
  ],
  keepCard: [{ type: 'card-kept' }, { type: 'card-kept-for-start', phone: '+18669013212' }, { type: 'card-not-kept' }],
  endReplies: [{ type: 'replies-ended' }],
  giveConsents: [{ type: 'consents-wait-for-start', phone: '+18669013212' }],
  sendPayLink: [{ type: 'pay-link-waits-for-start', phone: '+18669013212' }],
  readCallbackNumber: [
    { type: 'callback-numbers-read', numbers: [inTheUnitedStates, inPanama], lacksAreaCode: false },
    { type: 'callback-numbers-read', numbers: [inPanama], lacksAreaCode: false },
  ],
  keepPlace: [{ type: 'place-kept' }, { type: 'place-lost' }],
  listCases: [
    { type: 'cases-listed', cases: [], count: 0, letters: false },
    { type: 'cases-listed', cases: [], count: 40, letters: true },
  ],
};

const unavailable: EffectResult = { type: 'records-unavailable' };

/** The answers of a world in which something is wrong. */
export function wrongAnswersTo(effects: readonly EffectName[]): EffectResult[] {
  return effects.length === 0 ? [] : [unavailable, ...effects.flatMap((name) => answers[name] ?? [])];
}

function isAnswerTo(name: EffectName, answer: EffectResult): boolean {
  return answer === unavailable || (answers[name] ?? []).includes(answer);
}
