import type { Told } from '../../src/dialogue/output.ts';
import { remember } from '../parts/actions.ts';
import { anythingElse } from '../parts/anything-else.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';
import { tellMassachusetts } from './tell-massachusetts.ts';

const rememberOpening = remember<'out-of-hours'>(({ event: { opening } }) => ({ opening }));

const looking = part.createStateConfig({
  entry: { type: 'readHours', params: {} },
  on: {
    'within-hours': 'open',
    'out-of-hours': { target: 'closed', actions: rememberOpening },
  },
});

/** Specialists who are met by video while people answer at the desk: how to get there, or when that is. */
export const virtualCounter = part.createStateConfig({
  id: 'virtualCounter',
  initial: 'looking',
  states: {
    looking,
    open: anythingElse(() => [tellMassachusetts('virtual-counter'), tellMassachusetts('virtual-counter-open')]),
    closed: anythingElse((context) => [
      tellMassachusetts('virtual-counter'),
      tellMassachusetts('virtual-counter-closed'),
      ...tellOpening(context),
    ]),
  },
});

/** Callers in other countries hear the day. */
function tellOpening({ opening, settings }: Context): Told[] {
  if (!opening) return [];
  const { date: day, from, to } = opening;
  return opening.when === 'later' || settings.abroad
    ? [tellMassachusetts('counter-opens-later', { day, from, to })]
    : [tellMassachusetts(`counter-opens-${opening.when}`, { from, to })];
}
