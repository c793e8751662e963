import { z } from 'zod';

const form = 'a phone number in E.164, such as "+18669013212"';
const pattern = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a phone number in E.164. */
export function isPhoneNumber(text: string): boolean {
  return pattern.test(text);
}

/** A phone number in E.164. */
export const PhoneNumber = z.string(form).regex(pattern, form);
