import type { Database } from '../../src/adapters/sql/database/database.ts';
import type { SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import type { Caller } from './caller.ts';

/** Who can sign in by these keys: the first one is a mother who receives support. Each gets a statement. */
export const people = [
  ['1000000000002#', '736150#'],
  ['1000000000004#', '604718#'],
  ['1000000000010#', '462870#'],
] as const;

/** Signs in as the first of them, or another. */
export async function signIn(caller: Caller, [id, pin] = people[0] as readonly [string, string]): Promise<void> {
  for (const keys of ['1', '1', id, pin]) await caller.presses(keys);
  caller.hears('Main menu');
}

/** Asks for a statement and ends the call. */
export async function askForStatement(caller: Caller): Promise<void> {
  for (const keys of ['7', '2', '1']) await caller.presses(keys);
  caller.hears('statement').hears('reference');
  await caller.says('no');
  caller.hearsTheEnd();
}

export function callOf([first]: readonly SignedRequest[]): string {
  return new URLSearchParams(first?.body).get('CallSid') ?? '';
}

/** How many requests a call has left. */
export async function countRequests(db: Database, sent: readonly SignedRequest[]): Promise<number> {
  const left = await db
    .selectFrom('requests')
    .select('reference')
    .where('attempt', 'like', `${callOf(sent)}:%`)
    .execute();
  return left.length;
}
