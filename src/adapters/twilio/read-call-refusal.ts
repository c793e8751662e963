/** Codes of the carrier (twilio.com/docs/api/errors), by what they mean for the calls that follow. */
const codes = {
  unreachable: new Set([13_223, 13_224, 13_225, 21_211, 21_214, 21_217]),
  sender: new Set([
    20_003, 20_005, 20_006, 20_008, 20_404, 21_205, 21_210, 21_212, 21_213, 21_215, 21_216, 21_219, 21_601,
  ]),
} as const;

/** Why the carrier does not place a call, by its code: the number cannot be called, ours cannot call, or nobody knows. */
export function readCallRefusal(code: number): keyof typeof codes | 'unknown' {
  if (codes.unreachable.has(code)) return 'unreachable';
  return codes.sender.has(code) ? 'sender' : 'unknown';
}
