import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import { enter, transit } from '../../src/dialogue/transit.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { aLine } from '../support/a-line.ts';

const { machine } = customerConnect;
const settings = settingsOf(aLine());

const events: FlowEvent[] = [
  { type: 'choose.english' },
  { type: 'no-match' },
  { type: 'choose.parent' },
  { type: 'entered', digits: '1000000000001' },
  { type: 'identified', claim: 'participant-id:a.b' },
  { type: 'entered', digits: '482913' },
  {
    type: 'signed-in',
    participant: '1',
    payer: true,
    recipient: false,
    cases: 1,
    pinTemporary: false,
    mailingAddressValid: true,
    phoneOnFile: true,
  },
  { type: 'choose.payments' },
  { type: 'payments-found', kind: 'collection', skip: 0, page: [], more: false },
  { type: 'choose.main-menu' },
  { type: 'agent' },
  { type: 'served' },
];

function tell([place, actions]: [AnyMachineSnapshot, readonly { type: string }[]]) {
  return {
    place: place.toJSON(),
    meta: place.getMeta(),
    actions: actions.map(({ type, ...action }) => ({ type, params: 'params' in action ? action.params : undefined })),
  };
}

test('moves a call from its first question to its goodbye as XState itself does', () => {
  let step = enter(machine, settings);
  expect(tell(step)).toEqual(tell(initialTransition(machine, settings)));
  for (const event of events) {
    const [place] = step;
    step = transit(machine, place, event);
    expect(tell(step), event.type).toEqual(tell(transition(machine, place, event)));
  }
  expect(step[0].value).toBe('goodbye');
});

test('changes nothing that it was given', () => {
  const [place] = enter(machine, settings);
  const before = JSON.stringify(place);
  transit(machine, place, { type: 'choose.spanish' });
  expect(JSON.stringify(place)).toBe(before);
});
