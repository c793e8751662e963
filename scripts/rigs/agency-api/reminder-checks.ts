import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RemindersAnswer } from '../../../src/adapters/http/reminders-answer.ts';
import type { AskAgency } from './ask-agency.ts';
import { makeNumber, writeConsent } from './consent-checks.ts';
import { tellUnwell } from './judge-answer.ts';
import { onlyWhereNamed } from './only-where-named.ts';
import type { NamedCheck, Tried } from './trial.ts';

/** Nobody is on the line. */
const withinMs = 4000;
const pagesTried = 3;
const limit = 2;

const reminds = 'findReminders';
const Kept = z.object({ participant: z.string() });

/** What people are reminded of, where the agency says it. */
export const reminderChecks: readonly NamedCheck[] = [
  ['who agreed to texts is listed a page at a time, where people are reminded', onlyWhereReminded(checkPages)],
  ['who agreed is found by the name that stays, where people are reminded', onlyWhereReminded(checkNamed)],
];

/** Consents may be named alone. */
function onlyWhereReminded(check: NamedCheck[1]): NamedCheck[1] {
  return onlyWhereNamed([reminds], onlyWhereNamed([reminds, 'findConsents', 'recordConsent'], check));
}

async function checkPages({ ask }: Tried): Promise<string | undefined> {
  const seen = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < pagesTried; page += 1) {
    const found = await find(ask, { from: dayFrom(-14), to: dayFrom(16), limit, after });
    if (typeof found === 'string') return found;
    const names = found.people.map(({ participant }) => participant);
    if (names.length > limit) return 'a page has more people than were asked for';
    if (names.some((name) => seen.has(name))) return 'somebody stands on two pages';
    if (found.next !== undefined && found.next === after) return 'the next page begins where this one did';
    for (const name of names) seen.add(name);
    after = found.next;
    if (after === undefined || names.length === 0) break;
  }
  return undefined;
}

/** Agreed to for a number that nobody has; it is taken back, so that it stays in force nowhere. */
async function checkNamed({ ask, participant }: Tried): Promise<string | undefined> {
  const agreed = { phone: makeNumber(), participant, purpose: 'documents', channel: 'voice' };
  const words = 'Documents. Press 1.';
  const unwell = tellUnwell(await ask('recordConsent', { ...agreed, ...writeConsent(words), given: true }));
  if (unwell !== undefined) return unwell;
  const wrong = await judgeName(ask, participant);
  const over = tellUnwell(await ask('recordConsent', { ...agreed, ...writeConsent(words), given: false }));
  return wrong ?? over;
}

async function judgeName(ask: AskAgency, reference: string): Promise<string | undefined> {
  const name = await askName(ask, reference);
  if ((await askName(ask, name)) !== name) return '/consents/find answers another name to the name that stays';
  const named = await find(ask, { from: dayFrom(0), participants: [name] });
  if (typeof named === 'string') return named;
  if (named.people.length !== 1 || named.people[0]?.participant !== name)
    return 'who agreed a moment ago is not found by the name that stays';
  const nobody = await find(ask, { from: dayFrom(0), participants: [randomUUID()] });
  if (typeof nobody === 'string') return nobody;
  return nobody.people.length === 0 ? undefined : 'a name that nobody has finds somebody';
}

async function askName(ask: AskAgency, participant: string): Promise<string> {
  return Kept.parse((await ask('findConsents', { participant })).body).participant;
}

async function find(ask: AskAgency, asked: object): Promise<RemindersAnswer | string> {
  const answer = await ask(reminds, asked);
  return tellUnwell(answer, withinMs) ?? RemindersAnswer.parse(answer.body);
}

function dayFrom(days: number): string {
  return Temporal.Now.plainDateISO().add({ days }).toString();
}
