const pattern = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a phone number in E.164. */
export function isPhoneNumber(text: string): boolean {
  return pattern.test(text);
}
