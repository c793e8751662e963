import { expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import { standAt, type Standing } from '../../src/dialogue/standing.ts';
import { restoreStanding, resumePlace, SavedCall } from '../../src/dialogue/saved-call.ts';

const settings = {
  language: 'en',
  pace: 'standard',
  timeZone: 'America/Los_Angeles',
  ssnSignIn: true,
  participantIdDigits: { min: 7, max: 15 },
  taxOffsets: false,
} as const;
const participant = { reference: '1', payer: true, recipient: false, cases: 1 };

/** A call as it was saved before lines abroad, getting a PIN and the queue had names of their own. */
function saved(value: object, known: object = {}) {
  const manner = { language: 'es', pace: 'relay', paused: false, misses: 0, unfit: 0, first: [] };
  const counts = { refusals: 1, purpose: 'sign-in', pinRequested: false, requestsLeft: 0 };
  const context = { ...manner, ...counts, settings, claim: 'a keyed hash', ...known };
  return SavedCall.parse({ version: 1, flow: 'customer-connect', turn: 4, value, context });
}

function askedAt(standing: Standing | undefined): string | undefined {
  const next = standing?.output.next;
  return next?.kind === 'ask' ? next.question.prompt : undefined;
}

test.each([
  [{ signIn: 'participantId' }, 'participant-id-or-ssn'],
  [{ signIn: 'pin' }, 'pin'],
  [{ generalInformation: { offices: 'asking' } }, 'county-or-zip'],
])('a call that stood at %j goes on there', (value, prompt) => {
  expect(askedAt(restoreStanding(customerConnect, saved(value)))).toBe(prompt);
});

test('a call that waited for the desk under an older name waits on, and hears its place anew', () => {
  const inLine = { position: 3, minutes: 10, silent: 1, told: 1, callsBack: true };
  const said = [{ prompt: 'line-left' }, { prompt: 'desk-busy' }];
  const standing = restoreStanding(customerConnect, saved({ agent: 'waiting' }, { inLine, first: said }));
  expect(askedAt(standing)).toBe('waiting-for-desk');
  expect(standing?.output).toMatchObject({
    told: [{ prompt: 'desk-busy' }],
    next: { hold: { quiet: false } },
  });
});

test.each([
  [{ signIn: 'pinOnItsWay' }, {}, 'role'],
  [
    { money: 'starting' },
    { participant: { ...participant, mailingAddressValid: true, phoneOnFile: true } },
    'main-menu',
  ],
])('a call that stood at %j, which is no more, goes on at a safe question', (value, known, prompt) => {
  const call = saved(value, known);
  expect(restoreStanding(customerConnect, call)).toBeUndefined();
  const manner = { language: 'es', pace: 'relay' } as const;
  const place = resumePlace(
    customerConnect,
    { ...settings, newPinDigits: 6, enforcement: false, abroad: false, callsBackTo: ['US'] },
    manner,
    call,
  );
  expect(askedAt(standAt(customerConnect, place))).toBe(prompt);
  expect(place.context).toMatchObject({ ...manner, refusals: 1 });
});
