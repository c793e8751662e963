import type { LineFacts } from '../../../src/agency/line-facts.ts';
import { openLines } from '../../../src/lines/lines-file.ts';

/** What the lines of a file say that bears on extracts. */
export function readLineFacts(file: string): LineFacts {
  const lines = openLines(file);
  const [first, ...others] = new Set(lines.map(({ timeZone }) => timeZone));
  if (first === undefined) throw new Error(`${file} names no line.`);
  return {
    timeZones: [first, ...others],
    ssnSignIn: lines.some(({ signIn }) => signIn.ssn),
    idDigits: lines.map(({ signIn: { participantId } }) => ({
      min: participantId.minDigits,
      max: participantId.maxDigits,
    })),
  };
}
