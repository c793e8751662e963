import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The phone number in E.164 that somebody wrote otherwise, as in North America: "(916) 555-0100". Undefined where none is meant. */
export function findMeantNumber(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written, 'US');
  return number?.isPossible() ? number.number : undefined;
}

/** What is wrong with a number that a line would dial: it costs dear, or nobody has it. Undefined where nothing is. */
export function judgeDialledNumber(phone: string): 'costly' | 'unknown' | undefined {
  const number = parsePhoneNumberFromString(phone);
  const type = number?.getType();
  if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return 'costly';
  return number?.isValid() ? undefined : 'unknown';
}
