import { menu } from '../../src/dialogue/menu.ts';
import { mainMenuKey, silenceEnds, type Tell } from '../parts/anything-else.ts';
import { part } from '../parts/setup.ts';
import { tellPaying, tellTerms } from './tell-massachusetts.ts';

interface Ways {
  /** What is asked after a way to pay that is told. */
  readonly after: (tell: Tell) => object;
  /** Whether an errand may be named in place of a way. */
  readonly errands: boolean;
}

function choosing({ errands }: Pick<Ways, 'errands'>) {
  return part.createStateConfig({
    id: 'waysToPay',
    ...menu(
      'ways-to-pay-menu',
      {
        online: { key: '1', to: 'online' },
        text: { key: '2', to: 'text' },
        mail: { key: '3', to: 'mail' },
        'in-person': { key: '4', to: 'inPerson' },
      },
      { ...(errands && { errands }), on: { back: '#home' } },
    ),
  });
}

/** Ways to pay besides those by card on the phone, one at a time: an address must be heard slowly, and again. */
export function waysToPay({ after, errands }: Ways) {
  return part.createStateConfig({
    initial: 'choosing',
    states: {
      choosing: choosing({ errands }),
      online: after(() => [tellPaying('pay-online'), ...tellTerms()]),
      text: after(() => [tellPaying('pay-by-text'), ...tellTerms()]),
      mail: after(() => [tellPaying('pay-by-mail')]),
      inPerson: after(() => [tellPaying('pay-in-person'), tellPaying('pay-in-person-code')]),
    },
  });
}

/** Asks for another way to pay, or what else. */
export function anotherWayOrMenu(tell: Tell) {
  return part.createStateConfig(
    menu(
      'another-way-or-menu',
      {
        another: { key: '1', to: 'choosing' },
        'main-menu': { key: mainMenuKey, to: '#mainMenu' },
        goodbye: { to: '#goodbye' },
      },
      { ...silenceEnds, errands: true, tell, on: { ...silenceEnds.on, back: 'choosing' } },
    ),
  );
}

/** The same where there is nothing else. */
export function anotherWay(tell: Tell) {
  return part.createStateConfig(
    menu(
      'another-way',
      { another: { key: mainMenuKey, to: 'choosing' }, goodbye: { to: '#goodbye' } },
      { ...silenceEnds, tell, on: { ...silenceEnds.on, back: 'choosing' } },
    ),
  );
}
