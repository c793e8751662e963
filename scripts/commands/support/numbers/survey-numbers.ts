import type { CarrierNumber } from '../../../../src/adapters/twilio/twilio-numbers.ts';
import type { Line } from '../../../../src/lines/line.ts';
import { compareNumber, type Difference } from './compare-number.ts';
import { type Addresses, wantWebhooks } from './want-webhooks.ts';

/** A number of a line, beside what the carrier has for it. */
export interface Surveyed {
  readonly line: Line;
  readonly number: string;
  /** Undefined where the account does not own the number. */
  readonly found: CarrierNumber | undefined;
  readonly differences: readonly Difference[];
}

/** Every number of these lines, in their order. */
export function surveyNumbers(
  lines: readonly Line[],
  owned: readonly CarrierNumber[],
  addresses: Addresses,
): Surveyed[] {
  const byNumber = new Map(owned.map((one) => [one.number, one]));
  return lines.flatMap((line) =>
    line.numbers.map((number) => {
      const found = byNumber.get(number);
      return { line, number, found, differences: found ? compareNumber(found, wantWebhooks(line, addresses)) : [] };
    }),
  );
}

/** Numbers of the account that lead to this server, and that none of these lines names. */
export function findStrays(
  lines: readonly Line[],
  owned: readonly CarrierNumber[],
  { publicUrl }: Addresses,
): CarrierNumber[] {
  const named = new Set(lines.flatMap(({ numbers }) => numbers));
  const leadsHere = ({ webhooks: { voiceUrl, voiceFallbackUrl } }: CarrierNumber) =>
    [voiceUrl, voiceFallbackUrl].some((url) => url.toLowerCase().startsWith(`${publicUrl}/`.toLowerCase()));
  return owned.filter((one) => !named.has(one.number) && leadsHere(one));
}
