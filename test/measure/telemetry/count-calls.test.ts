import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { flows } from '../../../flows/index.ts';
import { mostSeries } from '../../../src/adapters/opentelemetry/open-meters.ts';
import { countedThings } from '../../../src/calls/ports/count.ts';
import type { TurnTaken } from '../../../src/calls/ports/measure.ts';
import { callEnds } from '../../../src/dialogue/course.ts';
import type { EffectName, EffectResults } from '../../../src/dialogue/effects.ts';
import { openLines } from '../../../src/lines/lines-file.ts';
import { agenciesOf, linesOf } from '../../../src/lines/lines.ts';
import { countCalls } from '../../../src/measure/telemetry/count-calls.ts';
import { countHappenings } from '../../../src/measure/telemetry/count-happenings.ts';
import { languages } from '../../../src/text/language.ts';
import { openMeter } from '../../support/open-meter.ts';
import { aTakenTurn, anEndedCall } from './a-taken-turn.ts';

const open = () => {
  const { meter, ...reading } = openMeter();
  return { measure: countCalls(meter, 'an-agency', [{ line: 'a-line', channel: 'voice' }]), ...reading };
};

describe('metrics of calls', () => {
  it('have a call as it begins, and its end with language and length', async () => {
    const { measure, read } = open();
    measure.turnTaken(aTakenTurn());
    measure.turnTaken(aTakenTurn({ turn: 2, event: 'choose.payments', from: 'mainMenu' }));
    measure.callEnded(anEndedCall());
    expect(await read('ivr.calls')).toEqual(['agency=an-agency line=a-line channel=voice: 1']);
    expect(await read('ivr.call.ends')).toEqual([
      'agency=an-agency line=a-line channel=voice language=es end=served: 1',
    ]);
    expect(await read('ivr.call.duration')).toEqual(['agency=an-agency line=a-line channel=voice: 1']);
    expect(await read('ivr.turn.duration')).toEqual([
      'agency=an-agency line=a-line channel=voice event=began: 1',
      'agency=an-agency line=a-line channel=voice event=choose: 1',
    ]);
  });

  it('have as many calls as ends where some were turned away or failed at once', async () => {
    const { measure, read } = open();
    measure.callEnded(anEndedCall({ turn: 0, end: 'turned-away', state: '' }));
    measure.turnTaken(aTakenTurn({ turn: 0, event: 'fault' }));
    measure.callEnded(anEndedCall({ turn: 0, end: 'fault', state: '' }));
    expect(await read('ivr.calls')).toEqual(['agency=an-agency line=a-line channel=voice: 2']);
    expect(await read('ivr.call.ends')).toHaveLength(2);
  });

  it('tell at which question callers were silent or not understood, and not that they wait', async () => {
    const { measure, read } = open();
    for (const event of ['no-input', 'no-match', 'waited', 'entered'])
      measure.turnTaken(aTakenTurn({ turn: 2, from: 'signIn.pin', event }));
    expect(await read('ivr.misses')).toEqual([
      'agency=an-agency channel=voice state=signIn.pin event=no-input: 1',
      'agency=an-agency channel=voice state=signIn.pin event=no-match: 1',
    ]);
  });

  it('time what a turn asks, by its result, and what became of callbacks', async () => {
    const { measure, read } = open();
    const effects = [
      { effect: 'signIn', result: 'signed-in', startedMs: 0, ms: 30 },
      { effect: 'findCase', result: 'records-unavailable', startedMs: 30, ms: 1 },
    ] as const;
    measure.turnTaken(aTakenTurn({ effects }));
    measure.callbackSettled({ line: 'a-line', what: 'called-back' });
    expect(await read('ivr.effect.duration')).toEqual([
      'agency=an-agency effect=signIn event=signed-in: 1',
      'agency=an-agency effect=findCase event=records-unavailable: 1',
    ]);
    expect(await read('ivr.callbacks')).toEqual(['agency=an-agency line=a-line event=called-back: 1']);
  });

  it('are there at 0 before anything happens, so that the first of a kind is seen to be one more', async () => {
    const { readAll } = open();
    expect(await readAll('ivr.calls')).toEqual(['agency=an-agency line=a-line channel=voice: 0']);
    expect(await readAll('ivr.call.ends')).toHaveLength(callEnds.length * languages.length);
  });

  it('count what the log counts', async () => {
    const { meter, read, readAll } = openMeter();
    const count = countHappenings(meter, 'an-agency');
    count('webhooks refused');
    expect(await read('ivr.counts')).toEqual(['agency=an-agency what=webhooks refused: 1']);
    expect(await readAll('ivr.counts')).toHaveLength(countedThings.length);
  });
});

/** What each effect may answer, besides `records-unavailable` and `sign-in-over`, which any of them may. */
const results: { readonly [Name in EffectName]: readonly EffectResults[Name]['type'][] } = {
  identify: ['identified'],
  signIn: ['signed-in', 'sign-in-refused', 'sign-in-paused', 'sign-in-locked'],
  findCase: ['case-found', 'no-case'],
  findPayments: ['payments-found'],
  listCases: ['cases-listed'],
  findPosition: ['position-found'],
  hasPayments: ['year-found', 'no-year'],
  hasStatement: ['statement-found', 'no-statement'],
  findAppointments: ['appointments-found'],
  findOffices: ['offices-found'],
  findLibraries: ['libraries-found'],
  requestPin: ['pin-emailed', 'pin-emailed-later', 'pin-mailed', 'pin-underway', 'pin-needs-agent'],
  checkNewPin: ['pin-taken', 'pin-unfit'],
  changePin: ['pin-changed', 'pin-differs'],
  readPaymentDay: ['payment-day-read'],
  readHours: ['within-hours', 'out-of-hours'],
  askQueue: ['desk-open', 'queued', 'desk-closed', 'desk-unreached'],
  leaveQueue: ['queue-left'],
  findCallingNumber: ['calling-number-found', 'no-calling-number'],
  readCallbackNumber: ['callback-numbers-read'],
  keepPlace: ['place-kept', 'place-lost'],
  leaveRequest: ['request-left'],
  findConsents: ['consents-found', 'no-reminders'],
  findTextNumber: ['text-number-found', 'no-text-number', 'no-texts'],
  readTextNumber: ['text-number-read', 'text-number-unfit'],
  giveConsents: ['consents-kept', 'consents-wait-for-start'],
  sendPayLink: ['pay-link-on-its-way', 'pay-link-waits-for-start'],
  endConsents: ['consents-ended'],
  hidePaidFor: ['paid-for-hidden'],
  quotePayment: ['payment-quoted', 'payment-refused'],
  beginPayment: ['payment-begun'],
  settlePayment: ['payment-settled'],
  findCardPayments: ['card-payments-found'],
  findReplies: ['replies-found', 'no-replies'],
  keepCard: ['card-kept', 'card-kept-for-start', 'card-not-kept'],
  endReplies: ['replies-ended'],
};

/** All effects with all that they may answer. */
const effects = (Object.keys(results) as EffectName[]).flatMap((effect) =>
  [...results[effect], 'records-unavailable', 'sign-in-over'].map((result) => ({
    effect,
    result,
    startedMs: 0,
    ms: 1,
  })),
);

/** The states of a flow in which a caller is asked something, and all that its callers may do. */
function readFlow(name: string) {
  const flow = flows.find((one) => one.name === name);
  if (!flow) throw new Error(`There is no flow ${name}`);
  const { root, events } = flow.machine;
  return { states: questionsBelow(root, []), events: ['began', 'place-lost', 'waited', 'fault', ...events] };
}

function questionsBelow(node: AnyStateNode, path: readonly string[]): string[] {
  const within = Object.values(node.states).flatMap((state) => questionsBelow(state, [...path, state.key]));
  return within.length === 0 && node.meta?.ask !== undefined ? [path.join('.')] : within;
}

describe('the labels of metrics', () => {
  const lines = openLines('flows/lines.yaml');

  it('are less than half of what is kept apart, at all shipped lines and with all that their callers can do', async () => {
    const { meter, readAll } = openMeter();
    for (const agency of agenciesOf(lines)) {
      const measure = countCalls(meter, agency, []);
      for (const { name: line, channel, flow } of linesOf(lines, agency)) {
        const { states, events } = readFlow(flow);
        const turn = (changes: Partial<TurnTaken>) => measure.turnTaken(aTakenTurn({ line, channel, ...changes }));
        for (const event of events) turn({ event, from: 'mainMenu' });
        for (const from of states) for (const event of ['no-input', 'no-match']) turn({ event, from });
        turn({ effects });
        for (const language of languages)
          for (const end of callEnds) measure.callEnded(anEndedCall({ line, channel, language, end, turn: 0 }));
        for (const what of ['called-back', 'left-to-agency'] as const) measure.callbackSettled({ line, what });
      }
    }
    const names = ['calls', 'call.ends', 'call.duration', 'turn.duration', 'misses', 'effect.duration', 'callbacks'];
    const sizes = await Promise.all(names.map(async (name) => ({ name, size: (await readAll(`ivr.${name}`)).length })));
    expect(sizes.filter(({ size }) => size === 0 || size > mostSeries / 2)).toEqual([]);
  });
});
