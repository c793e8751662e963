import type { LineFacts } from '../../../src/agency/line-facts.ts';
import { readAgencies } from '../../../src/config/read-agencies.ts';
import { openLines } from '../../../src/lines/lines-file.ts';
import { lastGoodFolder } from '../../../src/yaml/last-good.ts';
import { chooseAgency, readAgency } from './read-agency.ts';

/** What the lines of an agency, which the command names, say in a file that bears on extracts. */
export function readLineFacts(file: string): LineFacts {
  const all = openLines(file);
  const chosen = chooseAgency(readAgencies(lastGoodFolder), readAgency().agency);
  const lines = all.filter(({ agency }) => agency === chosen);
  const [first, ...others] = new Set(lines.map(({ timeZone }) => timeZone));
  if (first === undefined) throw new Error(`${file} names no line.`);
  const signIns = lines.flatMap(({ signIn }) => signIn ?? []);
  return {
    timeZones: [first, ...others],
    ssnSignIn: signIns.some(({ ssn }) => ssn),
    idDigits: signIns.map(({ participantId: { minDigits: min, maxDigits: max } }) => ({ min, max })),
  };
}
