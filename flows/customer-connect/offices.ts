import type { Told } from '../../src/dialogue/output.ts';
import type { Context } from '../parts/context.ts';
import { askForOffice } from '../parts/ask-for-office.ts';
import { part } from '../parts/setup.ts';
import { tellClock } from '../parts/tell.ts';
import { anotherTopic } from './another-topic.ts';
import { pickForCustomer, tellCustomer } from './customer-tell.ts';

/** The office of a county, found by its name, its number, a ZIP code, or the first letters on the keypad. */
export const offices = part.createStateConfig({
  initial: 'asking',
  states: askForOffice({
    prompt: 'county-or-zip',
    back: '#generalInformation',
    none: tellCustomer('no-office'),
    tooMany: tellCustomer('too-many-offices'),
    askWhich: (items) => pickForCustomer('which-office', items),
    found: anotherTopic(tellOffice),
  }),
});

export function tellOffice(context: Context): Told[] {
  const { offices: [office] = [], language, settings } = context;
  if (!office) return [tellCustomer('office-unknown')];
  const { county, address, phone, hours } = office;
  return [
    tellCustomer('office', { county, address }),
    tellCustomer(settings.abroad ? 'office-phone-abroad' : 'office-phone', { phone, hours: hours[language] }),
    ...tellClock(context),
  ];
}
