import { isExistingNumber } from '../text/is-existing-number.ts';
import type { RowChecks, RowOfType } from './row-checks.ts';

/** The Social Security Administration issues no number with such an area, group or serial number. */
const neverIssued = /^(?:000|666)|^\d{3}00|0000$/;
/** What clerks type where nobody has told an address. */
const placeholder = /^(?:no-?(?:ne|email|mail|reply)|unknown|test|null|n-?a|x+)@/i;

export const participantChecks: RowChecks<RowOfType<'participant'>> = {
  refused: [
    {
      expected: 'participantId: another number than the SSN, which is kept in the clear nowhere',
      isMet: ({ participantId, ssn }) => participantId !== ssn,
    },
  ],
  doubted: [
    {
      expected: 'participantId: not nine digits, which lines with ssn: true take for an SSN',
      isMet: ({ participantId }, { lines }) => !lines.ssnSignIn || participantId.length !== 9,
    },
    {
      expected: 'participantId: as many digits as a line takes (signIn.participantId in flows/lines.yaml)',
      isMet: ({ participantId: { length } }, { lines }) =>
        lines.idDigits.some(({ min, max }) => min <= length && length <= max),
    },
    { expected: 'ssn: a number that can have been issued', isMet: ({ ssn = '' }) => !neverIssued.test(ssn) },
    {
      expected: 'email: left out where there is none',
      isMet: ({ email = '' }) => !placeholder.test(email),
    },
    {
      expected: 'phone: a number that exists',
      isMet: ({ phone }) => phone === undefined || isExistingNumber(phone),
    },
  ],
};
