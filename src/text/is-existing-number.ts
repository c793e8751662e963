import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Whether a phone number in E.164 can be anybody's: its area code, or the like, and its length exist. */
export function isExistingNumber(phone: string): boolean {
  return parsePhoneNumberFromString(phone)?.isValid() ?? false;
}
