import { createPick, createTell } from '../../src/dialogue/telling.ts';
import { tellOffice } from '../customer-connect/offices.ts';
import { askForOffice } from '../parts/ask-for-office.ts';
import { part } from '../parts/setup.ts';
import type { answering } from './converse.ts';
import type { officePrompts } from './office-prompts.ts';

const tell = createTell<(typeof officePrompts)['statements']>();

const pick = createPick<(typeof officePrompts)['picks'], (typeof officePrompts)['statements']>();

/** The office of a county, by its name or a ZIP code. */
export function findOfficeInText(answer: ReturnType<typeof answering>) {
  return part.createStateConfig({
    id: 'offices',
    initial: 'asking',
    states: askForOffice({
      prompt: 'text-county-or-zip',
      back: '#menu',
      none: tell('no-office'),
      tooMany: tell('text-too-many-offices'),
      askWhich: (items) => pick('text-which-office', items),
      found: answer(tellOffice),
    }),
  });
}
