import { commandKeys, isCommandKey } from './command-keys.ts';
import type { ChoiceQuestion } from './output.ts';

type Options = ChoiceQuestion['options'];

/** The keys that the menu of languages takes from their commands: it offers both commands as options. */
const freeBeforeLanguage: ReadonlySet<string> = new Set(['8', '9']);

/** Throws where a menu has a key twice, a key that means the same at every menu, or a key that is not one digit. */
export function checkKeys(prompt: string, options: Options): void {
  const offersLanguages = Object.values(options).some(({ language }) => language !== undefined);
  for (const [name, { key }] of Object.entries(options)) {
    if (key === undefined) continue;
    const problem = findProblem(key, offersLanguages) ?? findTwin(name, options);
    if (problem) throw new Error(`Menu "${prompt}", option "${name}": ${problem}`);
  }
}

function findProblem(key: string, offersLanguages: boolean): string | undefined {
  if (offersLanguages && freeBeforeLanguage.has(key)) return undefined;
  if (isCommandKey(key)) return `the key ${key} means "${commandKeys[key]}" at every menu; choose one of 1 to 7`;
  return /^[1-7]$/.test(key) ? undefined : `the key "${key}" is not one of the digits 1 to 7`;
}

function findTwin(name: string, options: Options): string | undefined {
  const key = options[name]?.key;
  const twin = Object.entries(options).find(([other, its]) => other !== name && its.key === key);
  return twin && `the key ${key} is already that of the option "${twin[0]}"`;
}
