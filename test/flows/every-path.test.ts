import { describe, expect, it, test } from 'vitest';
import { contractFor, flows } from '../../flows/index.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import type { EffectResult } from '../../src/dialogue/effects.ts';
import { leftToDo } from '../../src/calls/owed/left-to-do.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { languages } from '../../src/text/language.ts';
import { SavedCall, restoreStanding, saveCall } from '../../src/dialogue/saved-call.ts';
import { newCourse } from '../../src/dialogue/course.ts';
import { standAt } from '../../src/dialogue/standing.ts';
import { typableCharacters } from '../../src/prompts/catalogue/tty-text.ts';
import { joint } from '../../src/text/joint.ts';
import { findWording } from '../../src/config/find-settings.ts';
import { loadCatalogue } from '../../src/prompts/files/load-catalogue.ts';
import { edgesOf, explore, hasScene, type Path } from './walking/explore.ts';
import { settingsOf } from '../../src/lines/line.ts';
import type { PaySettings } from '../../src/agency/pay-settings.ts';
import { aLine } from '../support/a-line.ts';

const found = { numberEnding: '0011', county: 'Sacramento', monthlySupportCents: 42_500, dockets: ['FL-2021-004512'] };
const signedIn = {
  type: 'signed-in',
  participant: '1',
  pinTemporary: false,
  cases: 2,
  mailingAddressValid: true,
  phoneOnFile: true,
} as const;
const payment = { amountCents: 42_500, date: '2026-11-03', method: 'bank' } as const;
const listed = { position: 1, ending: '0011', county: 'Sacramento' };
const hours = { en: 'all day', es: 'todo el día' };
const office = { county: 'Sacramento', address: '1 Example Street', phone: '+19165550134', hours };
const library = { name: 'Sample Library', city: 'Boston', phone: '+16175550141' };
const appointment = {
  kind: 'court',
  when: 'today',
  date: '2026-11-22',
  time: '09:30',
  place: 'Superior Court',
  address: '2 Example Street',
} as const;
const byPhone = { held: 'phone', join: { phone: '+16695550123', code: '4711' }, status: 'moved' } as const;
const cancelled = { ...appointment, status: 'cancelled' } as const;
const callable = { phone: '+15072345678', country: 'US', isCalled: true };
const notCalled = { phone: '+5072345678', country: 'PA', isCalled: false };
const pageOf = { type: 'payments-found', skip: 0 } as const;

const order = { amountCents: 9808, every: 'week', docket: 'FL-2021-004512' } as const;
const moneyOf = {
  payer: {
    parts: { interestCents: 12_000, feesCents: 3000, stateCents: 38_000 },
    due: { amountCents: 9808, on: '2026-12-04', paidCents: 2000, isOver: false },
    orders: [order, { ...order, every: 'half-month', next: '2026-12-04', ends: '2027-06-30' }],
  },
  recipient: {
    isToFamily: true,
    due: { amountCents: 9808, on: '2026-11-21', paidCents: 9808, isOver: true, near: 'yesterday' },
    orders: [],
  },
} as const;

const aCardPayment = { payment: 'abcdefgh12345678', amountCents: 42_500, feeCents: 808, date: '2026-11-22' } as const;

/** Every kind of answer an effect can give. */
const results: EffectResult[] = [
  { type: 'identified', claim: 'a keyed hash' },
  { ...signedIn, payer: true, recipient: false, unsettledPayments: false },
  { ...signedIn, payer: false, recipient: true },
  { ...signedIn, payer: true, recipient: true },
  { ...signedIn, payer: true, recipient: false, pinTemporary: true },
  { ...signedIn, payer: true, recipient: false, pinTemporary: true, pinWeak: true },
  { ...signedIn, payer: true, recipient: false, cases: 1, mailingAddressValid: false, phoneOnFile: false },
  { ...signedIn, payer: false, recipient: false, cases: 0 },
  { type: 'sign-in-refused' },
  { type: 'sign-in-refused', locks: true },
  { type: 'sign-in-paused' },
  { type: 'sign-in-paused', minutes: 2 },
  { type: 'sign-in-locked' },
  { type: 'sign-in-locked', minutes: 1440 },
  {
    type: 'case-found',
    found: { ...found, position: 1, count: 2, role: 'payer', arrearsCents: 131_055, asOf: '2026-11-20' },
  },
  { type: 'case-found', found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 131_055 } },
  { type: 'case-found', found: { ...found, position: 2, count: 2, role: 'recipient', arrearsCents: 0, dockets: [] } },
  ...(['payer', 'recipient'] as const).map((role): EffectResult => ({
    type: 'case-found',
    found: { ...found, position: 1, count: 1, role, arrearsCents: 131_055, ...moneyOf[role] },
  })),
  { type: 'no-case' },
  { type: 'position-found', position: 2 },
  { type: 'cases-listed', cases: [], count: 0, letters: false },
  { type: 'cases-listed', cases: [listed], count: 1, letters: false },
  { type: 'cases-listed', cases: [listed, listed], count: 2, letters: false },
  { type: 'cases-listed', cases: [listed, listed], count: 40, letters: false },
  { type: 'cases-listed', cases: [listed, listed], count: 40, letters: true },
  { type: 'appointments-found', skip: 0, page: [appointment, { ...appointment, when: 'later' }], more: true },
  { type: 'appointments-found', skip: 0, page: [{ ...appointment, ...byPhone }, cancelled], more: false },
  { type: 'appointments-found', skip: 2, page: [{ ...appointment, when: 'tomorrow' }], more: false },
  { type: 'appointments-found', skip: 0, page: [], more: false },
  { type: 'offices-found', offices: [] },
  { type: 'offices-found', offices: [office] },
  { type: 'offices-found', offices: [office, office] },
  { type: 'offices-found', offices: [office, office, office, office, office] },
  { type: 'libraries-found', libraries: [] },
  { type: 'libraries-found', libraries: [library, { ...library, note: hours }] },
  { type: 'libraries-found', libraries: ['Boston', 'Lowell', 'Lynn', 'Salem'].map((city) => ({ ...library, city })) },
  { type: 'within-hours' },
  { type: 'out-of-hours' },
  ...(['today', 'tomorrow', 'later'] as const).map((when): EffectResult => ({
    type: 'out-of-hours',
    opening: { when, date: '2026-11-23', from: '08:30', to: '16:30' },
  })),
  { type: 'desk-open', waitedMinutes: 0 },
  { type: 'queued', position: 3, minutes: 10, callsBack: true },
  { type: 'queued', position: 1, minutes: 1, callsBack: false },
  { type: 'calling-number-found', phone: '+19165550142' },
  { type: 'no-calling-number' },
  { type: 'callback-numbers-read', numbers: [callable], lacksAreaCode: false },
  { type: 'callback-numbers-read', numbers: [notCalled], lacksAreaCode: false },
  { type: 'callback-numbers-read', numbers: [callable, notCalled], lacksAreaCode: false },
  { type: 'callback-numbers-read', numbers: [], lacksAreaCode: true },
  { type: 'callback-numbers-read', numbers: [], lacksAreaCode: false },
  { type: 'consents-found', numbers: [], calls: false },
  { type: 'consents-found', numbers: [{ ending: '0101', about: 'dates-and-payments', by: 'text' }], calls: true },
  {
    type: 'consents-found',
    numbers: [{ ending: '0101', about: 'everything', by: 'text', unreached: '+19165550101' }],
    calls: true,
  },
  { type: 'no-reminders' },
  { type: 'text-number-found', phone: '+19165550142' },
  { type: 'no-text-number' },
  { type: 'text-number-read', phone: '+19165550142' },
  { type: 'text-number-unfit', lacksAreaCode: true },
  { type: 'text-number-unfit', lacksAreaCode: false },
  { type: 'consents-kept' },
  { type: 'consents-wait-for-start', phone: '+18669013212' },
  { type: 'consents-ended' },
  { type: 'place-kept' },
  { type: 'place-lost' },
  { type: 'desk-unreached' },
  { type: 'queue-left' },
  { type: 'desk-closed' },
  ...(['today', 'tomorrow', 'later'] as const).map((when): EffectResult => ({
    type: 'desk-closed',
    opening: { when, date: '2026-11-23', from: '08:00', to: '17:00' },
  })),
  { type: 'year-found' },
  { type: 'no-year' },
  { type: 'pin-emailed' },
  { type: 'pin-emailed-later' },
  { type: 'pin-mailed' },
  { type: 'pin-underway' },
  { type: 'pin-needs-agent' },
  { type: 'pin-taken', candidate: 'a keyed hash' },
  { type: 'pin-unfit' },
  { type: 'pin-changed', participant: '1' },
  { type: 'pin-differs' },
  { type: 'request-left', reference: '12345678' },
  { ...pageOf, kind: 'collection', page: [{ ...payment, kind: 'collection', standing: 'posted' }], more: true },
  { ...pageOf, kind: 'disbursement', page: [{ ...payment, kind: 'disbursement', standing: 'expected' }], more: false },
  { ...pageOf, kind: 'collection', page: [], more: false },
  ...[true, false].map((more): EffectResult => {
    const late = { ...payment, kind: 'disbursement', standing: 'overdue' } as const;
    return { ...pageOf, kind: 'disbursement', page: [more ? late : { ...late, caseEnding: '0011' }], more };
  }),
  { type: 'statement-found' },
  { type: 'no-statement' },
  { type: 'paid-for-hidden', paidFor: 'sealed' },
  { type: 'no-texts' },
  { type: 'pay-link-on-its-way' },
  { type: 'pay-link-waits-for-start', phone: '+18669013212' },
  { type: 'payment-quoted', amountCents: 42_500, feeCents: 808 },
  { type: 'payment-quoted', amountCents: 142_500, feeCents: 0 },
  { type: 'payment-refused', why: 'too-little', limitCents: 100 },
  { type: 'payment-refused', why: 'too-much', limitCents: 500_000 },
  { type: 'payment-refused', why: 'closed' },
  { type: 'payment-quoted', amountCents: 42_500, feeCents: 200, quote: 'q-1', countsOn: '2026-11-24' },
  { type: 'quote-over' },
  { type: 'payment-day-read', counts: { isToday: true, date: '2026-11-23' } },
  { type: 'payment-day-read', counts: { isToday: false, date: '2026-11-24' } },
  { type: 'payment-begun', payment: 'abcdefgh12345678' },
  { type: 'payment-settled', settled: { ...aCardPayment, state: 'paid', confirmation: '12345678' } },
  ...(['declined', 'invalid-card', 'cancelled', 'too-many-tries'] as const).map((outcome): EffectResult => ({
    type: 'payment-settled',
    settled: { ...aCardPayment, state: 'not-paid', outcome },
  })),
  ...(['processor-down', 'hung-up', 'unknown'] as const).map((outcome): EffectResult => ({
    type: 'payment-settled',
    settled: { ...aCardPayment, state: 'unsettled', outcome },
  })),
  { type: 'no-replies' },
  { type: 'replies-found' },
  { type: 'replies-found', ending: '0101', caseEnding: '0011' },
  { type: 'card-kept' },
  { type: 'card-kept-for-start', phone: '+18669013212' },
  { type: 'card-not-kept' },
  { type: 'replies-ended' },
  { type: 'card-payments-found', found: [] },
  {
    type: 'card-payments-found',
    found: [
      { ...aCardPayment, state: 'paid' },
      { ...aCardPayment, state: 'unsettled' },
    ],
  },
  { type: 'case-found', found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 0 } },
  {
    type: 'case-found',
    found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 131_055, monthlySupportCents: 0 },
  },
  {
    type: 'case-found',
    found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 0, monthlySupportCents: 0 },
  },
  {
    type: 'case-found',
    found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 0, status: 'transferred' },
  },
  { type: 'records-unavailable' },
  { type: 'sign-in-over' },
  { type: 'sign-in-over', forgotten: true },
];

const pay = {
  connector: 'sample',
  fee: { percent: 1.9 },
  cards: ['visa', 'mastercard', 'discover'],
  leastCents: 100,
  mostCents: 500_000,
  cutOff: '15:00',
  withoutPin: false,
  link: 'https://pay.example.org',
} as const satisfies PaySettings;

const payByReply = { ...pay, byReply: true } as const satisfies PaySettings;

/** Enough to come to a card. */
const few: EffectResult[] = [
  { type: 'identified', claim: 'a keyed hash' },
  { ...signedIn, payer: true, recipient: false, cases: 1 },
  { type: 'desk-open', waitedMinutes: 0 },
  { type: 'card-payments-found', found: [] },
  { type: 'case-found', found: { ...found, position: 1, count: 1, role: 'payer', arrearsCents: 0 } },
  { type: 'paid-for-hidden', paidFor: 'sealed' },
  { type: 'payment-quoted', amountCents: 42_500, feeCents: 808 },
  { type: 'payment-day-read' },
  { type: 'payment-begun', payment: 'abcdefgh12345678' },
];

/** Cases of which something is to be paid: of this month and of before, and of this month alone. */
const { county: _nowhere, ...somewhere } = found;
const due: EffectResult[] = [95_20, 0].map((arrearsCents) => ({
  type: 'case-found',
  found: {
    ...somewhere,
    position: 1,
    count: 1,
    role: 'payer',
    arrearsCents,
    monthlySupportCents: 100_00,
    status: 'open',
  },
}));

/** The flows of each agency. */
const flowsOf = { california: ['customer-connect'], massachusetts: ['massachusetts', 'pay-by-phone'] } as const;
type Agency = keyof typeof flowsOf;

function openWording(agency: Agency) {
  const prompts = new URL('../../prompts/', import.meta.url).pathname;
  return loadCatalogue({
    ...findWording(prompts, agency),
    contract: contractFor(flowsOf[agency]),
    known: contractFor(),
    languages,
  });
}

const wordings = { california: openWording('california'), massachusetts: openWording('massachusetts') };

/** What only the other agency says; and what none says here: a word of millions, and the box for papers. */
const foreign = {
  california: /Massachusetts|Boston|mass\W?(?:dot|punto)?\W?gov|virtual counter|mostrador/iu,
  massachusetts:
    /California|Sacramento|child ?support\W*(?:dot|punto)?\W*CA\b|childsupport|Customer Connect|Cliente Conectado|participant ID|n.mero de participante|local child support agency|billones|7057/iu,
} as const;

/** Cases and offices are those of the agency. */
function resultsOf(agency: Agency, all: readonly EffectResult[]): EffectResult[] {
  const written = JSON.stringify(all);
  return JSON.parse(agency === 'massachusetts' ? written.replaceAll('Sacramento', 'Suffolk') : written);
}

const named = Object.entries(flowsOf).flatMap(([agency, names]) =>
  names.map((name) => ({ name, agency: agency as Agency })),
);

test('every flow is one of an agency', () => {
  expect(named.map(({ name }) => name)).toEqual(flows.map(({ name }) => name));
});

describe.each(named)('every path of $name', ({ name, agency }) => {
  const flow = flows.find((one) => one.name === name) ?? failWithout(name);
  const contract = contractFor([name]);
  const catalogue = wordings[agency];
  const sayInEnglish = (place: Path['end']) => toText(catalogue.speak({ ...describePlace(place), language: 'en' }));
  const line = aLine(flow.signsIn ? { pay: payByReply } : { signIn: undefined, pay: { ...pay, withoutPin: true } });
  const whole = explore(flow, settingsOf(line), resultsOf(agency, results));
  // What other lines say of cards, with an answer of each kind.
  const { link: _, ...withoutLink } = line.pay ?? pay;
  const byTyping = { channel: 'tty' } as const;
  const others = [byTyping, { ...byTyping, pay: withoutLink }, flow.signsIn ? { pay } : { pay: undefined }];
  const walks = [
    whole,
    ...others.map((change) => explore(flow, settingsOf({ ...line, ...change }), resultsOf(agency, [...few, ...due]))),
  ];
  const paths = walks.flatMap((walk) => walk.paths);
  const taken = new Set(walks.flatMap((walk) => [...walk.taken]));

  it('reaches every state', () => {
    const reached = new Set(paths.flatMap(({ end }) => end._nodes.map(({ id }) => id)));
    const missed = edgesOf(flow).states.filter((state) => !state.always?.length && !reached.has(state.id));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('takes every transition', () => {
    const missed = edgesOf(flow).transitions.filter((transition) => !taken.has(transition));
    expect(missed.map(({ source, eventType, target }) => `${source.id} ${eventType} ${target?.[0]?.id}`)).toEqual([]);
  });

  it('comes to an end from everywhere', () => {
    const ends = new Set(
      paths.filter(({ end }) => hasScene(end) && isEnd(end)).map(({ end }) => JSON.stringify(end.value)),
    );
    expect(ends).toContain('"goodbye"');
    for (const { end } of paths.filter(({ end: place }) => hasScene(place))) {
      expect(isEnd(end) || end.can({ type: 'agent' }), JSON.stringify(end.value)).toBe(true);
    }
  });

  it.each(languages)('has words for every place in %s', (language) => {
    for (const output of scenesOf(paths)) {
      const spoken = catalogue.speak({ ...output, language });
      expect(spoken.flatMap(({ parts }) => parts).length, JSON.stringify(output.next)).toBeGreaterThan(0);
      const typed = catalogue
        .type({ ...output, language })
        .join('')
        .replaceAll(joint, ' ');
      expect(typed.length, JSON.stringify(output.next)).toBeGreaterThan(0);
      expect(
        Array.from(typed).filter((character) => !typableCharacters.has(character)),
        typed,
      ).toEqual([]);
    }
  });

  it.each(languages)('says and writes nothing of another agency in %s', (language) => {
    for (const output of scenesOf(paths)) {
      const said = toText(catalogue.speak({ ...output, language }));
      const typed = catalogue
        .type({ ...output, language })
        .join('')
        .replaceAll(joint, ' ');
      expect(`${said}\n${typed}`).not.toMatch(foreign[agency]);
      // The box for money is named where payments are, and nowhere else.
      const isMisnamed = said.includes('55144') && !/for payments only|solo para pagos/u.test(said);
      expect(isMisnamed, said).toBe(false);
    }
    for (const [letter, slots] of Object.entries(contract.letters)) {
      const values = Object.keys(slots).map((slot) => [slot, slot === 'pin' ? '482913' : 3] as const);
      const { subject, text } = catalogue.write(language, letter, Object.fromEntries(values));
      expect(`${subject}\n${text}`).not.toMatch(foreign[agency]);
    }
  });

  it('has done what it promises, or does it where the caller hangs up', () => {
    const promising = paths.filter(({ end }) => hasScene(end) && promises(end, sayInEnglish(end)));
    expect(promising.length).toBeGreaterThan(20);
    for (const { steps, end } of promising) {
      const isDone = steps.some(({ event: { type } }) =>
        /^(?:request-left|pay-link-on-its-way)$|^pin-(?:e?mailed|underway)/.test(type),
      );
      const [, left] = leftToDo(standAt(flow, end));
      const isLeft = left.some(
        ({ type, params }) => type === 'leaveRequest' && (reports.has(params.kind) || isComplete(params.details)),
      );
      expect(isDone || isLeft, `${JSON.stringify(end.value)}: ${sayInEnglish(end)}`).toBe(true);
    }
  });

  it('sounds the same after it was saved and read again', () => {
    for (const { end } of paths.filter(({ end: place }) => hasScene(place))) {
      const saved = SavedCall.parse(
        JSON.parse(
          JSON.stringify(saveCall(standAt(flow, end), 7, { times: { begunMs: 0, takenMs: 0 }, course: newCourse })),
        ),
      );
      expect(restoreStanding(flow, saved)?.output).toEqual(describePlace(end));
    }
  });

  it('asks again, helps, and then passes on a caller who is silent or misunderstood', () => {
    const asked = scenesOf(paths).filter(({ pace }) => pace === 'standard');
    const misses = asked.map(({ next }) => (next.kind === 'ask' ? next.misses : 0));
    expect(Math.max(...misses)).toBe(2);
  });

  it('keeps menus short, their keys apart, and one wording to one menu', () => {
    const asked = scenesOf(paths).flatMap(({ next }) =>
      next.kind === 'ask' && next.question.kind === 'choice' ? [next.question] : [],
    );
    for (const { prompt, options } of asked) {
      const keys = Object.values(options).flatMap(({ key = [] }) => key);
      expect(Object.keys(options).length, prompt).toBeLessThanOrEqual(5);
      expect(new Set(keys).size, prompt).toBe(keys.length);
      expect(
        keys.every((key) => /^[1-9]$/.test(key)),
        prompt,
      ).toBe(true);
      expect(contract.menus[prompt], prompt).toEqual(Object.keys(options));
    }
  });
});

function failWithout(name: string): never {
  throw new Error(`There is no flow "${name}"`);
}

function scenesOf(paths: readonly Path[]) {
  return paths.flatMap(({ end }) => (hasScene(end) ? [describePlace(end)] : []));
}

/** What a place says that will be done, by us and for this caller: not that they are put through, and not what the records hold. */
const promise =
  /\b(?:we|I) will (?!connect you|get you a person|end the call|send you)|\bis left\b|\bis on its way|\bwill be mailed/i;

/** What is left at once, and may be added to. */
const reports: ReadonlySet<string> = new Set(['missing-payment', 'order-review', 'direct-payment-credit']);

/** The questions before a request is left: what was said of it there sounds finished. */
const nearlyLeft: ReadonlySet<string> = new Set(['review-message', 'offer-callback', 'confirm-callback']);

function promises(place: Path['end'], said: string): boolean {
  const { next } = describePlace(place);
  return promise.test(said) || (next.kind === 'ask' && nearlyLeft.has(next.question.prompt));
}

function isComplete({ phone, recording, text }: Readonly<Record<string, unknown>>): boolean {
  return [phone, recording, text].some((detail) => typeof detail === 'string' && detail !== '');
}

function isEnd(place: Path['end']): boolean {
  return describePlace(place).next.kind !== 'ask';
}
