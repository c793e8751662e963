import type { Question } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import type { Context } from './context.ts';
import { type ErrandName, errandNames } from './errand-names.ts';
import { part } from './setup.ts';
import { pick, tell } from './tell.ts';

/** The errand that a caller named, in place of an answer. */
export const rememberErrand = remember<'errand'>(({ event }) => ({ errand: readErrand(event.errand) }));

/** A caller who names an errand before a language has chosen the one in which it was said. */
export const speakAsHeard = remember<'errand'>(({ event }) => ({ language: event.language }));

export const rememberEither = remember<'either'>(({ event }) => ({ errands: event.errands.map(readErrand) }));

/** What an option stands for that is an errand. */
export function wish(errand: ErrandName) {
  return part.assign({ errand });
}

function readErrand(name: string): ErrandName {
  const errand = errandNames.find((one) => one === name);
  if (!errand) throw new Error(`There is no errand "${name}"`);
  return errand;
}

export const forgetErrand = part.assign({ errand: undefined });

const sayPerson = part.assign(({ context }) => ({
  first: [...context.first, ...tellErrand('needs-person', context)],
  errand: undefined,
}));

function tellErrand(prompt: 'needs-person' | 'errand-understood', { errand }: Context) {
  return errand ? [tell(prompt, { errand: `errand-${errand}` })] : [];
}

interface At {
  readonly context: Context;
}

export function isErrand(...names: readonly ErrandName[]) {
  return ({ context: { errand } }: At) => errand !== undefined && names.includes(errand);
}

function isErrandOf(role: 'payer' | 'recipient', ...names: readonly ErrandName[]) {
  return ({ context }: At) => isErrand(...names)({ context }) && context.participant?.[role] === true;
}

export function isStranger({ context }: At): boolean {
  return context.participant === undefined;
}

/** Where some errands lead. */
export function lead(target: string, ...names: readonly ErrandName[]) {
  return { guard: isErrand(...names), target, actions: forgetErrand } as const;
}

/** The same for those who pay, or receive, in one of their cases. */
export function leadOf(role: 'payer' | 'recipient', target: string, ...names: readonly ErrandName[]) {
  return { guard: isErrandOf(role, ...names), target, actions: forgetErrand } as const;
}

/** The same for those who have not signed in. */
export function leadOfStranger(target: string, ...names: readonly ErrandName[]) {
  return { guard: (at: At) => isErrand(...names)(at) && isStranger(at), target, actions: forgetErrand } as const;
}

/** Where errands lead that a person does for these callers. */
export function leadToPerson(guard: (at: At) => boolean) {
  return { guard, target: '#agent', actions: sayPerson } as const;
}

/** To payments made or sent, where the caller has said which and is one of those who pay or receive; else to both. */
export const leadsToPayments = [
  leadOf('payer', '#paymentsMade', 'payments-made'),
  leadOf('recipient', '#findingSent', 'payments-sent'),
  lead('#payments', 'payments', 'payments-made', 'payments-sent'),
] as const;

type Lead = ReturnType<typeof lead> | ReturnType<typeof leadToPerson>;

interface Errands {
  /** Where errands of everybody lead. */
  readonly open: readonly Lead[];
  /** Errands that take a sign-in, */
  readonly signedIn: readonly ErrandName[];
  /** and where they lead. */
  readonly leads: readonly Lead[];
  /** Errands that only a person can do, where they do not lead elsewhere. */
  readonly persons: readonly ErrandName[];
  /** Reports are left only when the caller has heard what was understood. */
  readonly reports: Readonly<Partial<Record<ErrandName, string>>>;
}

/** Does what the caller wants: by signing in first where it takes that, and by a person where this line cannot. No call rests here. */
function doing({ open, signedIn, leads, persons, reports }: Errands) {
  return part.createStateConfig({
    always: [
      ...open,
      {
        guard: ({ context }) => isErrand(...signedIn)({ context }) && isStranger({ context }),
        target: '#signIn',
        description: 'The errand is done once the caller has signed in.',
      },
      ...leads,
      leadToPerson(isErrand(...persons)),
      { guard: isErrand(...namesOf(reports)), target: 'confirming' },
      { target: '#mainMenu' },
    ],
  });
}

function namesOf(reports: Errands['reports']): ErrandName[] {
  return errandNames.filter((name) => reports[name] !== undefined);
}

const confirming = part.createStateConfig(
  menu(
    'confirm-errand',
    {
      right: { key: '1', to: 'confirmed' },
      wrong: { key: '2', to: '#mainMenu', actions: forgetErrand },
    },
    { errands: true, tell: (context: Context) => tellErrand('errand-understood', context), on: { back: '#mainMenu' } },
  ),
);

function confirmed(reports: Errands['reports']) {
  return part.createStateConfig({ always: namesOf(reports).map((name) => lead(reports[name] ?? '#mainMenu', name)) });
}

const takePicked = remember<'picked'>(({ context, event }) => ({
  errand: context.errands?.[event.position - 1],
  errands: undefined,
}));

/** What was said could mean two things. */
const choosing = part.createStateConfig({
  id: 'whichErrand',
  meta: { ask: askWhich },
  on: {
    picked: {
      target: 'doing',
      actions: takePicked,
    },
    back: '#home',
  },
});

function askWhich({ errands = [] }: Context): Question {
  const items = errands.map((errand) => ({ slots: { errand: `errand-${errand}` as const }, hear: [], errand }));
  return pick('which-errand', items);
}

export function doErrand(errands: Errands) {
  return part.createStateConfig({
    id: 'errand',
    initial: 'doing',
    states: { doing: doing(errands), confirming, confirmed: confirmed(errands.reports), choosing },
  });
}
