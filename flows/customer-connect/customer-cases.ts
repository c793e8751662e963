import { menu } from '../../src/dialogue/menu.ts';
import { remember } from '../parts/actions.ts';
import { anythingElse, mainMenuKey, silenceEnds } from '../parts/anything-else.ts';
import { balance, otherCases, tellCase, tellCasesLeft } from '../parts/balance.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';
import { officeCountyOf } from '../parts/tell-status.ts';
import { tellOffice } from './offices.ts';

/** Behind a case, an office is that of the case. */
function ofItsOffice<const Target extends string>(target: Target) {
  return { guard: ({ event }: { readonly event: { readonly errand: string } }) => event.errand === 'offices', target };
}

const withOthersAfterIt = part.createStateConfig(
  menu(
    'next-case',
    {
      next: { key: '1', to: 'findingNext' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      office: { key: '3', to: 'findingOfficeOfCase' },
      goodbye: { to: '#goodbye' },
    },
    {
      tell: (context: Context) => [...tellCase(context), ...tellCasesLeft(context)],
      errands: true,
      on: { back: '#mainMenu', errand: ofItsOffice('findingOfficeOfCase') },
    },
  ),
);

const lastCase = part.createStateConfig(
  menu(
    'after-case',
    {
      office: { key: '1', to: 'findingOffice' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      goodbye: { to: '#goodbye' },
    },
    {
      ...silenceEnds,
      errands: true,
      tell: tellCase,
      on: { ...silenceEnds.on, back: '#mainMenu', errand: ofItsOffice('findingOffice') },
    },
  ),
);

const rememberOffice = remember<'offices-found'>(({ event }) => ({ offices: event.offices.slice(0, 1) }));

/** Finds the office of the case being told, which leads on at `next`. */
function findOffice(next: string) {
  return part.createStateConfig({
    entry: {
      type: 'findOffices',
      params: ({ context }) => ({ county: context.case ? officeCountyOf(context.case) : '' }),
    },
    on: { 'offices-found': { target: next, actions: rememberOffice } },
  });
}

/** The caller's cases, each with the office of its county. */
export const cases = balance({
  withOthersAfterIt,
  lastCase,
  findingOffice: findOffice('office'),
  findingOfficeOfCase: findOffice('officeOfCase'),
  officeOfCase: otherCases(tellOffice),
  office: anythingElse(tellOffice),
});
