import { flows } from '../../flows/index.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import type { DigitsQuestion, Question } from '../../src/dialogue/output.ts';

const number = { kind: 'digits', secret: false } as const;

const numbers: Readonly<Record<string, DigitsQuestion>> = {
  'callback-number': { ...number, prompt: 'callback-number', minDigits: 10, maxDigits: 15 },
  'callback-number-or-known': {
    ...number,
    prompt: 'callback-number-or-known',
    minDigits: 10,
    maxDigits: 15,
    star: 'known',
  },
  'county-or-zip': { ...number, prompt: 'county-or-zip', minDigits: 1, maxDigits: 15, names: 'counties' },
  'case-ending': { ...number, prompt: 'case-ending', minDigits: 4, maxDigits: 20, star: 'all', letters: false },
  year: { ...number, prompt: 'year', minDigits: 4, maxDigits: 4, names: 'years' },
};

const cases = [
  ['0011', 'San Diego'],
  ['0022', 'Sacramento'],
] as const;

/** The question that a flow asks by a name, with two cases to pick from. */
export function questionNamed(name: string): Question {
  if (name === 'which-case') {
    const items = cases.map(([ending, county]) => ({ slots: { ending, county }, hear: [ending, county] }));
    return { kind: 'pick', prompt: name, items };
  }
  const found = numbers[name] ?? flows.flatMap(choicesOf).find(({ prompt }) => prompt === name);
  if (!found) throw new Error(`The corpus names a question that no flow asks: ${name}`);
  return found;
}
