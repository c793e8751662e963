/**
 * Codes of the carrier (twilio.com/docs/api/errors), by what they mean for the texts that follow. Codes that are of no use to a caller's
 * number alone are `sender`: none of our texts gets through until somebody mends it.
 */
const codes = {
  'opted-out': [21_610],
  unreachable: [21_211, 21_217, 21_612, 21_614, 21_635, 30_004, 30_005, 30_006],
  passing: [30_003, 30_008, 30_017, 30_022, 30_023, 30_036, 30_500],
  filtered: [30_007],
  sender: [
    20_003, 20_005, 20_006, 20_008, 20_404, 21_212, 21_601, 21_603, 21_606, 21_608, 21_609, 21_659, 21_660, 30_001,
    30_002, 30_010, 30_024, 30_032, 30_034, 30_035,
  ],
} as const;

type Refusal = keyof typeof codes | 'unknown';

const refusals = new Map<number, Refusal>(
  Object.entries(codes).flatMap(([why, own]) => own.map((code) => [code, why as Refusal] as const)),
);

/** Why the carrier does not deliver a text, by its code. */
export function readTextRefusal(code: number | undefined): Refusal {
  return (code === undefined ? undefined : refusals.get(code)) ?? 'unknown';
}
