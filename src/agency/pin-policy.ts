/** The PINs that callers may choose: longer than those an agency may issue (NIST SP 800-63B 5.1.1.1). */
const fitPin = /^\d{6,8}$/;

/** Whether a PIN may not be chosen: not 6 to 8 digits, one digit repeated, or a run up or down such as 123456 or 210987. */
export function isWeakPin(pin: string): boolean {
  return !fitPin.test(pin) || [0, 1, 9].some((step) => isRun(pin, step));
}

/** Whether each digit follows from the one before by the same step, 0 after 9. */
function isRun(pin: string, step: number): boolean {
  const digits = Array.from(pin, Number);
  return digits.every((digit, index) => index === 0 || digit === ((digits[index - 1] ?? 0) + step) % 10);
}
