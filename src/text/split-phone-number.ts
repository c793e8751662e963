import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number in E.164 of another country in the groups in which people there write it, the code of the country first. No group has more than four digits. */
export function splitPhoneNumber(phone: string): readonly string[] {
  const written = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  return written.match(/\d{1,4}/gu) ?? [];
}
