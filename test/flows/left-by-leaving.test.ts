import { expect, onTestFinished, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const sundayNight = Temporal.ZonedDateTime.from('2026-11-22T21:15[America/Los_Angeles]');

/** What a caller leaves at a closed desk who presses some keys and then goes. */
async function leave(keys: readonly string[], go: (caller: Caller) => Promise<unknown>, from?: string) {
  const system = await openSystem({ at: sundayNight });
  onTestFinished(() => system.close());
  const caller = await system.dial({ ...(from !== undefined && { from }) });
  for (const key of ['1', '0', ...keys]) await caller.presses(key);
  await go(caller);
  const left = await system.db.selectFrom('requests').select(['kind', 'details']).execute();
  return { caller, left: left.map(({ kind, details }) => [kind, JSON.parse(details)]) };
}

const hangUp = (caller: Caller) => caller.hangsUp();

async function stayAway(caller: Caller) {
  for (let time = 0; time < 3; time++) await caller.staysSilent();
}

const sayNonsense = async (caller: Caller) => {
  for (let time = 0; time < 3; time++) await caller.presses('6');
};

test.each([
  ['hangs up', hangUp],
  ['falls silent', stayAway],
  ['is not understood', sayNonsense],
  ['says goodbye', (caller: Caller) => caller.says('goodbye')],
  ['goes to the main menu', (caller: Caller) => caller.says('main menu')],
  ['asks for a person, whom a closed desk has not,', (caller: Caller) => caller.presses('0')],
])('a caller to whom the number was read back, and who %s, is called there', async (_what, go) => {
  const { left } = await leave(['1', '2', '9165550199#'], go);
  expect(left).toEqual([['callback', { phone: '+19165550199' }]]);
});

test.each([
  ['hangs up', hangUp],
  ['falls silent', stayAway],
])('a caller who asks for a call back, hears the end of their number, and %s, is called there', async (_what, go) => {
  const { left } = await leave(['1'], go);
  expect(left).toEqual([['callback', { phone: '+19165550142' }]]);
});

test('silence is warned of what it leads to, and told what was left', async () => {
  const { caller } = await leave(['1', '2', '9165550199#'], async (at) => {
    await at.staysSilent();
    await at.staysSilent();
    at.hears('If there is no answer now, we will call you at that number.');
    await at.staysSilent();
  });
  caller.hears('We will call you back').hears('Your reference is');
});

test('a caller who goes to the main menu hears that they are called back', async () => {
  const { caller } = await leave(['1', '2', '9165550199#'], (at) => at.says('main menu'));
  caller.hears('We will call you back').hears('Are you a parent or guardian?');
});

test.each([
  ['has not said which number', ['1', '2']],
  ['says that the number is wrong', ['1', '2', '9165550199#', '2']],
  ['has heard of a call back and not asked for one', []],
])('a caller who hangs up and %s leaves nothing', async (_what, keys) => {
  expect((await leave(keys, hangUp)).left).toEqual([]);
});

test.each([
  ['withheld', 'anonymous'],
  ['withheld, and spelled on a keypad', '+266696687'],
  ['of a country that is not called', '+18765551234'],
  ['toll-free', '+18005550123'],
  ['ours', '+14082730073'],
])('the number that calls is not offered where it is %s', async (_what, from) => {
  const { caller } = await leave(['1'], async () => {}, from);
  expect(caller.heard()).toMatch(/^Enter the phone number to call, with its area code/);
});

test('digits that are numbers of two countries, neither of which is called, are refused without a question', async () => {
  const { caller } = await leave(['1', '2', '6045551234#'], async () => {});
  caller.hears('We cannot call numbers in that country. The phone number with its area code, please');
});

test('no more of the number that calls is told than its end', async () => {
  const { caller } = await leave(['1'], async () => {});
  caller.hears('ending in 42. Where should we call you?');
  expect(caller.script()).not.toMatch(/5550142|555 0142|5 5 5/);
});

/** What a signed-in caller leaves who presses some keys behind the sign-in and then goes. */
async function leaveSignedIn(keys: readonly string[], go: (caller: Caller) => Promise<unknown>) {
  const system = await openSystem({ at: sundayNight });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const key of ['1', '1', '1000000000002#', '736150#', ...keys]) await caller.presses(key);
  await go(caller);
  const left = await system.db.selectFrom('requests').select(['kind', 'details']).execute();
  return left.map(({ kind, details }) => [kind, JSON.parse(details)]);
}

const recording = expect.stringMatching(/^https:/u);

test('a report that the caller was told is left, is left where they hang up', async () => {
  expect(await leaveSignedIn(['7', '4', '1'], hangUp)).toEqual([['missing-payment', {}]]);
});

test('a message that is to be recorded again is sent where the caller hangs up first', async () => {
  const left = await leaveSignedIn(['7', '1'], async (caller) => {
    await caller.records(12);
    await caller.presses('3');
    await caller.hangsUp();
  });
  expect(left).toEqual([['message', { recording }]]);
});

test.each([
  ['hangs up after a second', 1, { hangUp: true }],
  ['asks for a person', 20, { key: '0' }],
])('of a message that is recorded again by a caller who then %s, both are left', async (_what, seconds, ending) => {
  const left = await leaveSignedIn(['7', '1'], async (caller) => {
    await caller.records(60);
    await caller.presses('3');
    await caller.records(seconds, ending);
  });
  expect(left).toEqual([['message', { recording, earlierRecording: recording }]]);
  const { recording: last, earlierRecording: first } = left[0]?.[1] ?? {};
  expect(last).not.toBe(first);
});

test('a message that was recorded again and heard of takes the place of the first', async () => {
  const left = await leaveSignedIn(['7', '1'], async (caller) => {
    await caller.records(60);
    await caller.presses('3');
    await caller.records(20);
    await caller.hangsUp();
  });
  expect(left).toEqual([['message', { recording }]]);
});

test.each([
  ['+19165550177', true],
  // Jamaica, premium, satellite, toll-free, the desk, another line.
  ['+18765551234', false],
  ['+19005551234', false],
  ['+881612345678', false],
  ['+18005550123', false],
  ['+19165550100', false],
  ['+14082730073', false],
])('the number %s of the records is offered to be called back at: %s', async (phone, offered) => {
  const system = await openSystem({ at: sundayNight });
  onTestFinished(() => system.close());
  const person = { type: 'participant', participantId: '1000000000101', pin: '735204', phone };
  await importText(system.db, system.keys, toText([{ ...person, pinTemporary: false, mailingAddressValid: true }]));
  const caller = await system.dial({ from: 'anonymous' });
  for (const keys of ['1', '1', '1000000000101#', '735204#', '0', '1']) await caller.presses(keys);
  expect(caller.heard().includes('For the number we have for you, press star')).toBe(offered);
});
