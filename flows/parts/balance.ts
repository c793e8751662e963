import { assign } from 'xstate';
import type { ToldCase } from '../../src/agency/case.ts';
import type { NearDay } from '../../src/agency/near-day.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember, say } from './actions.ts';
import { mainMenuKey, type Tell } from './anything-else.ts';
import { isRunning, tellStatus } from './tell-status.ts';
import { chooseCase } from './choose-case.ts';
import { caseAt, type Context } from './context.ts';
import { afterLookingBack, lookBack } from './look-back.ts';
import { isToldWithOrder, tellBalance, tellDue, tellMonthly, tellOrders, tellParts } from './money-of-case.ts';
import { allTold } from '../../src/dialogue/telling.ts';
import { keepToLine, tellEnforcement, tellWithholding } from './tell-enforcement.ts';
import { tell } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPaidBefore } from './tell-card-payment.ts';

const finding = part.createStateConfig({
  entry: {
    type: 'findCase',
    params: ({ context }) => caseAt(context, context.chosenCase ?? 1),
  },
});

const findingNext = part.createStateConfig({
  entry: {
    type: 'findCase',
    params: ({ context }) => ({
      ...caseAt(context, (context.case?.position ?? 0) + 1),
      told: context.case?.numberEnding,
      afterCase: context.case?.caseReference,
    }),
  },
  on: { 'records-unavailable': 'nextRecordsDown' },
});

const rememberCase = remember<'case-found'>(({ context, event }) => ({ case: keepToLine(event.found, context) }));

/** States of the part, by their names. */
interface AfterCase extends Readonly<Record<string, object>> {
  /** What is asked after the only case of a caller, or the last of several: at the state `lastCase`. */
  readonly lastCase: object;
  /** What is asked while others follow, and leads on to them at `findingNext`. */
  readonly withOthersAfterIt: object;
}

/** The caller's cases: balance, monthly support, dockets and county; one chosen of several, or one after the other. `after` holds what is asked behind a case, and where that leads within. */
export function balance(after: AfterCase) {
  return part.createStateConfig({
    id: 'cases',
    initial: 'choosing',
    exit: assign({ cases: undefined, case: undefined, offices: undefined }),
    on: {
      'case-found': [
        {
          guard: ({ event }) => event.found.position < event.found.count,
          target: '.withOthersAfterIt',
          actions: rememberCase,
        },
        { target: '.lastCase', actions: rememberCase },
      ],
      'no-case': { target: '#mainMenu', actions: say('no-case') },
      'records-unavailable': '.recordsDown',
    },
    states: {
      choosing: chooseCase({ next: '#chosenCase', back: '#mainMenu' }),
      chosen: afterLookingBack('chosenCase', 'finding'),
      lookingBack: lookBack('finding'),
      finding,
      findingNext,
      recordsDown: recordsDown({ again: 'finding', back: '#mainMenu' }),
      nextRecordsDown: recordsDown({ again: 'findingNext', back: '#mainMenu' }),
      ...after,
    },
  });
}

/** After a case, or its office, the caller goes on through the others. */
export function otherCases(tellIt: Tell) {
  return part.createStateConfig(
    menu(
      'other-cases',
      {
        next: { key: '1', to: 'findingNext' },
        'main-menu': { key: mainMenuKey, to: '#mainMenu' },
        goodbye: { to: '#goodbye' },
      },
      {
        tell: (context: Context) => [...tellIt(context), ...tellCasesLeft(context)],
        errands: true,
        on: { back: '#mainMenu' },
      },
    ),
  );
}

/** What is told of a case. */
export function tellCase({ case: found, settings, cardPayments }: Context): Told[] {
  if (!found) return [];
  const { position, count, number, numberEnding } = found;
  return [
    ...(count > 1 ? [tell('case-of-several', { position, count, ending: numberEnding })] : []),
    ...tellStatus(found),
    ...(found.status === 'transferred' ? [] : tellOfCase(found, settings)),
    ...(found.role === 'payer' ? tellPaidBefore({ cardPayments }, position) : []),
    ...(number === undefined ? [] : [tell('case-number', { number })]),
  ];
}

/** What a case holds. */
function tellOfCase(found: ToldCase, { abroad }: Context['settings']): Told[] {
  const { arrearsCents: _arrears, isToFamily: _family, position: _position, count: _count, ...money } = found;
  const { role, monthlySupportCents, parts, due, orders, number: _number, numberEnding: _ending, ...parties } = money;
  const { guardian: _guardian, caseReference: _reference, ofCase, payee, ...others } = parties;
  const running = { role, ofCase, monthlySupportCents, due, orders };
  const { asOf, asOfNear, dockets: all, county, enforcement, withholding, ...status } = others;
  const { status: _status, statusSince: _since, transferredTo: _to, ...left } = status;
  allTold(left);
  const dockets = all.filter((docket) => !isToldWithOrder(docket, isRunning(status) ? orders : []));
  return [
    tellBalance(found),
    ...(parts ? tellParts(parts) : []),
    ...(asOf ? [tellAsOf(asOf, abroad ? undefined : asOfNear)] : []),
    ...(isRunning(status)
      ? tellRunning({ ...running, withholding: ofCase ? undefined : withholding }, { abroad })
      : []),
    ...(payee === undefined || role !== 'payer' ? [] : [tell('payee', { payee })]),
    // Of several payers, it is not known whose it is.
    ...(ofCase ? [] : tellEnforcement(enforcement)),
    ...(dockets.length > 0 ? [tell('dockets', { dockets, count: dockets.length })] : []),
    ...(county === undefined ? [] : [tell('county', { county })]),
  ];
}

type Running = Pick<ToldCase, 'role' | 'monthlySupportCents'> & {
  readonly [Key in 'due' | 'orders' | 'withholding' | 'ofCase']: ToldCase[Key] | undefined;
};

/** What falls due from now on, and how it is taken. */
function tellRunning(found: Running, where: Pick<Context['settings'], 'abroad'>): Told[] {
  const { role, ofCase, monthlySupportCents, due, orders, withholding } = found;
  return [
    ...(due ? tellDue(due, { role, ofCase, ...where }) : []),
    ...(orders ? tellOrders(orders, where) : [tellMonthly(monthlySupportCents)]),
    ...tellWithholding(withholding),
  ];
}

function tellAsOf(asOf: string, near: NearDay | undefined): Told {
  return near ? tell('balance-as-of-near', { day: `near-${near}` }) : tell('balance-as-of', { asOf });
}

function casesLeft({ case: found }: Context): number {
  return found ? found.count - found.position : 0;
}

/** How many cases follow. */
export function tellCasesLeft(context: Context): Told[] {
  return [tell('cases-left', { count: casesLeft(context) })];
}

/** What most callers want to know of their only case: what is past due, and before that whether it goes on. */
export function tellFirstOf(found: ToldCase): Told[] {
  return [...tellStatus(found), ...(found.status === 'transferred' ? [] : [tellBalance(found)])];
}
