import { paces } from '../../../src/dialogue/output.ts';
import { languages } from '../../../src/text/language.ts';
import { toE164 } from './find-dialled.ts';

/** The keys of the first question. */
const languageKeys = { en: '1', es: '9' } as const;
const paceKeys = { standard: '', relay: '8' } as const;

/** What is pressed at the first question before anything is typed. */
export function readFirstKeys(language: string | undefined, pace: string): string {
  const spoken = languages.find((one) => one === language);
  if (language !== undefined && !spoken) throw new Error('--language takes en or es.');
  const chosen = paces.find((one) => one === pace);
  if (!chosen) throw new Error('--pace takes standard or relay.');
  return paceKeys[chosen] + (spoken ? languageKeys[spoken] : '');
}

/** The caller's number, or "anonymous". */
export function readCaller(from: string): string {
  const number = from === 'anonymous' ? from : toE164(from);
  if (number === undefined) throw new Error('--from takes a number such as +19165550142, or anonymous.');
  return number;
}

/** How sure the recogniser is, from 0 to 1. */
export function readConfidence(text: string | undefined): number | undefined {
  if (text !== undefined && !/^(?:[01]|0?\.\d+|1\.0+)$/.test(text))
    throw new Error('--confidence takes a number from 0 to 1.');
  return text === undefined ? undefined : Number(text);
}
