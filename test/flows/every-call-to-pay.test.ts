import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payByPhone } from '../../flows/pay-by-phone.flow.ts';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import type { EffectResult } from '../../src/dialogue/effects.ts';
import type { Next } from '../../src/dialogue/output.ts';
import { restoreStanding } from '../../src/dialogue/saved-call.ts';
import { languages, type Language } from '../../src/text/language.ts';
import type { Caller } from '../support/caller.ts';
import { openWorld, wrongAnswersTo } from './walking/agency-world.ts';
import { edgesOf } from './walking/explore.ts';
import { isWithin, samePlace } from './walking/same-place.ts';

/** What a caller does in one turn; `world`: how an effect answers then. */
interface Act {
  readonly name: string;
  readonly does: (caller: Caller) => Promise<unknown>;
  readonly world?: EffectResult;
}

const to = '+18554492859';
const walkingMs = 180_000;
/** Places further away than so many turns are those that are met before, with other answers missed. */
const mostTurns = 5;
/** A card is asked for behind a number, an amount and a yes. */
const mostTurnsOfPaying = 8;

const press = (keys: string): Act => ({ name: keys, does: (caller) => caller.presses(keys) });
const silence: Act = { name: 'silence', does: (caller) => caller.staysSilent() };
const nonsense: Act = { name: 'nonsense', does: (caller) => caller.says('blue elephants in the attic') };
const keys = ['0', '1', '2', '3', '4', '9', '*', '#'].map(press);
const numbers = ['6175550123#', '0165550123#', '5550123#', '#', '0#'].map(press);
const messages: readonly Act[] = [
  { name: 'a message', does: (caller) => caller.records(12) },
  { name: 'a message that ends with the call', does: (caller) => caller.records(12, { hangUp: true }) },
];
const desk = (['completed', 'busy'] as const).map((result) => ({
  name: result,
  does: (caller: Caller) => caller.deskAnswers(result),
}));

/** The terminal phone's processor goes by the security code. */
const cards = ['123', '201', '203'].map((code) => press(`41111111111111111235${code}95814#`));
const entries: Readonly<Record<string, readonly Act[]>> = {
  'paid-for-id': ['1000000000001#', '#'].map(press),
  'paid-for-number': ['200000000000011#', '#'].map(press),
  'pay-amount': ['5000#', '1#', '#'].map(press),
};

function actsAt(next: Next): readonly Act[] {
  if (next.kind === 'transfer') return desk;
  if (next.kind !== 'ask') return [];
  const { kind, prompt } = next.question;
  if (kind === 'card') return [...cards, press('*')];
  if (kind === 'recording') return [...messages, silence];
  if (kind === 'digits') return [...(entries[prompt] ?? numbers), silence];
  return [...keys, silence, nonsense];
}

/** Goes every way of a few turns from the answer as a whole call, and tells what was heard and where calls stood. */
async function walkCalls(world: Awaited<ReturnType<typeof openWorld>>, language: Language) {
  const heard: string[] = [];
  const reached = new Set<string>();
  const known = new Set<string>();
  const ways: (readonly Act[])[] = [[press({ en: '1', es: '9' }[language])]];
  for (const way of ways) {
    const caller = await world.dial({ to });
    const asked = [];
    for (const act of way)
      asked.push(
        await world.during(act.world, async () => {
          await act.does(caller).catch((cause: unknown) => {
            throw new Error(`By ${way.map(({ name }) => name).join(', ')}:\n${caller.heard()}`, { cause });
          });
        }),
      );
    heard.push(caller.heard());
    const saved = world.saved();
    const standing = saved && restoreStanding(payByPhone, saved);
    if (!saved || !standing) throw new Error(`Nothing is kept behind ${way.map(({ name }) => name).join(', ')}`);
    for (const { id } of standing.place._nodes) reached.add(id);
    const last = way.at(-1);
    if (last && !last.world)
      for (const answer of wrongAnswersTo(asked.at(-1) ?? []))
        ways.push([...way.slice(0, -1), { ...last, world: answer }]);
    const name = samePlace(saved, []);
    const most = isWithin(['payByCard'], saved.value) ? mostTurnsOfPaying : mostTurns;
    if (!known.has(name) && way.length < most && caller.call.state.kind !== 'ended') {
      for (const act of actsAt(describePlace(standing.place).next)) ways.push([...way, act]);
    }
    known.add(name);
    await caller.hangsUp();
  }
  return { heard, reached, calls: ways.length };
}

describe.each(languages)('every call to pay, over signed webhooks, in %s', (language) => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  let walked: Awaited<ReturnType<typeof walkCalls>>;

  beforeAll(async () => {
    world = await openWorld(massachusetts.lines);
    walked = await walkCalls(world, language);
  }, walkingMs);
  afterAll(() => world.close());

  it('reaches every state in which a call rests', () => {
    // Every call begins at the choice of language, and text telephones alone are told of the keys beside them.
    const elsewhere = new Set(['language', 'keysBeside']);
    const resting = edgesOf(payByPhone).states.filter(
      ({ key: its, always, meta }) => !elsewhere.has(its) && !always?.length && meta !== undefined,
    );
    expect(walked.calls).toBeGreaterThan(300);
    expect(resting.map(({ id }) => id).filter((id) => !walked.reached.has(id))).toEqual([]);
  });

  it('says nothing of California, of a sign-in, or of something that failed', () => {
    const foreign =
      /California|Sacramento|child ?support\W*(?:dot|punto)?\W*CA\b|Customer Connect|\bPIN\b|went wrong|problema de nuestro lado/iu;
    expect(walked.heard.filter((said) => foreign.test(said))).toEqual([]);
  });
});
