import { randomUUID } from 'node:crypto';
import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { findMeantNumber } from '../../../src/text/find-meant-number.ts';
import { languages } from '../../../src/text/language.ts';
import { isPhoneNumber } from '../../../src/text/phone-number.ts';
import { done } from './exit-codes.ts';

interface StoppingConsents extends Pick<OpenRecords, 'consents'> {
  /** Hands over to the agency that keeps them, and gives how many changes of a number still wait for it; left out, there is none. */
  readonly handOver?: (phone: string) => Promise<number>;
}

/** Ends all texts to a number, as a STOP from it does. Throws where it is no number. Gives the exit code. */
export async function stopNumber({ consents, handOver }: StoppingConsents, number: string): Promise<number> {
  const phone = isPhoneNumber(number) ? number : findMeantNumber(number);
  if (phone === undefined) throw new Error('That is no telephone number: write it as +19165550101.');
  const language = (await consents.findLanguage(phone)) ?? languages[0];
  const where = { channel: 'agency', line: '', call: '', turn: 0, words: '' } as const;
  const atMs = Date.now();
  await consents.record({ phone, purpose: 'all', given: false, language, atMs, ...where }, `stop:${randomUUID()}`);
  const left = (await handOver?.(phone)) ?? 0;
  console.log('No text goes to that number any more.');
  if (left > 0) console.error('The agency does not have it yet: it is kept in EVENTS_URL, and a server hands it over.');
  return done;
}
