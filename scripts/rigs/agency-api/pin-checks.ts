import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SignInAnswer, PinChangeAnswer, PinCheckAnswer } from '../../../src/adapters/http/agency-answers.ts';
import { expectStatus, tellUnwell } from './judge-answer.ts';
import type { NamedCheck, Tried } from './trial.ts';

/** Nobody has it. */
export const unknownId = '99999999999998';
const leastNewPin = 6;

/** What becomes of PINs. What sends or changes one is tried where it was asked for alone. */
export function pinChecks({ newPin, sendsPin }: Pick<Tried, 'newPin' | 'sendsPin'>): readonly NamedCheck[] {
  return [
    ['the present PIN is no new one', checkPresentPin],
    ['a PIN for nobody is answered as one for somebody', ({ ask }) => checkPinRequest(ask, unknownId)],
    ...(sendsPin ? [['a PIN is sent once', ({ ask, id }: Tried) => checkPinRequest(ask, id)] as const] : []),
    ...(newPin === undefined
      ? []
      : [['a PIN is changed, and changed back', (tried: Tried) => changeAndBack(tried, newPin)] as const]),
  ];
}

export function guess(digits: string, pin: string): object {
  return { identifier: { kind: 'participant-id', digits }, pin, call: randomUUID(), caller: 'anonymous' };
}

async function checkPresentPin({ ask, participant, pin }: Tried): Promise<string | undefined> {
  if (pin.length < leastNewPin) return undefined;
  const answer = await ask('checkNewPin', { participant, pin });
  const { success } = z.object({ fit: z.literal(false) }).safeParse(answer.body);
  return tellUnwell(answer) ?? (success ? undefined : 'it is fit');
}

const Requested = z.object({ answer: z.string() });

/** In one call the answer stays; in another it is on its way by then, or a person must help still. */
async function checkPinRequest(ask: Tried['ask'], digits: string): Promise<string | undefined> {
  const [call, another] = [randomUUID(), randomUUID()];
  const answers: string[] = [];
  for (const each of [call, call, another]) {
    const wish = { identifier: { kind: 'participant-id', digits }, call: each, language: 'en' };
    const answer = await ask('requestPin', wish);
    const unwell = tellUnwell(answer);
    if (unwell !== undefined) return unwell;
    answers.push(Requested.parse(answer.body).answer);
  }
  const [first, again, later] = answers;
  if (first !== again) return `${first}, and in the same call ${again}`;
  const wanted = first === 'agent' ? 'agent' : 'underway';
  return later === wanted ? undefined : `${first}, and in another call ${later}, not ${wanted}`;
}

async function changeAndBack(tried: Tried, newPin: string): Promise<string | undefined> {
  const before = tried.participant;
  const there = await changePin(tried, newPin);
  if (there !== undefined) return there;
  const wrong = (await checkOldReference(tried, before)) ?? (await checkSignIn(tried, tried.pin, 'refused'));
  const back = (await checkSignIn(tried, newPin, 'accepted')) ?? (await changePin(tried, tried.pin));
  if (back !== undefined) return `${back}; the PIN is the new one now`;
  return wrong ?? checkSignIn(tried, tried.pin, 'accepted');
}

async function changePin(tried: Tried, pin: string): Promise<string | undefined> {
  const { ask, participant } = tried;
  const judged = await ask('checkNewPin', { participant, pin });
  const unfit = tellUnwell(judged);
  if (unfit !== undefined) return unfit;
  const verdict = PinCheckAnswer.parse(judged.body);
  if (!verdict.fit) return 'the new PIN is not fit';
  const key = randomUUID();
  const wish = { participant, pin, candidate: verdict.candidate };
  const [first, again] = [await ask('changePin', wish, { key }), await ask('changePin', wish, { key })];
  const unwell = tellUnwell(first) ?? tellUnwell(again);
  if (unwell !== undefined) return unwell;
  const { changed, participant: renewed = participant } = PinChangeAnswer.parse(first.body);
  tried.participant = renewed;
  if (!changed) return 'it is not changed';
  return JSON.stringify(first.body) === JSON.stringify(again.body) ? undefined : 'the same key gives another answer';
}

/** Where another reference was given with the change, the one of before tells nothing. */
async function checkOldReference({ ask, participant }: Tried, before: string): Promise<string | undefined> {
  if (participant === before) return undefined;
  const wrong = expectStatus(await ask('listCases', { participant: before, limit: 1 }), 410);
  return wrong && `the reference of before: ${wrong}`;
}

async function checkSignIn(tried: Tried, pin: string, wanted: string): Promise<string | undefined> {
  const answer = await tried.ask('signIn', guess(tried.id, pin));
  const unwell = tellUnwell(answer);
  if (unwell !== undefined) return unwell;
  const result = SignInAnswer.parse(answer.body);
  if (result.outcome === 'accepted') tried.participant = result.participant;
  return result.outcome === wanted ? undefined : `a sign-in afterwards: ${result.outcome}, not ${wanted}`;
}
