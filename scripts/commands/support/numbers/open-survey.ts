import type { CarrierNumber } from '../../../../src/adapters/twilio/twilio-numbers.ts';
import { sayCount } from '../say-count.ts';
import { readCarrierAccess } from './read-installation.ts';
import { findStrays, type Surveyed, surveyNumbers } from './survey-numbers.ts';
import { concernsOneNumber, tellCarrierFault } from './tell-carrier-fault.ts';
import { tellNumber, tellOverrides, tellStray } from './tell-number.ts';

export type Survey = Awaited<ReturnType<typeof openSurvey>>;

const noAccount = 'The carrier knows no account with this TWILIO_ACCOUNT_SID: copy it from its console.';

/** Asks the carrier for the numbers of the account, and puts them beside those of the lines. */
export async function openSurvey() {
  const { account, lines, others, ...addresses } = readCarrierAccess();
  const { createTwilioNumbers } = await import('../../../../src/adapters/twilio/twilio-numbers.ts');
  const carrier = createTwilioNumbers(account);
  const owned = await carrier.list().catch((cause: unknown) => {
    throw new Error(concernsOneNumber(cause) ? noAccount : tellCarrierFault(cause), { cause });
  });
  return {
    carrier,
    addresses,
    others,
    surveyed: surveyNumbers(lines, owned, addresses),
    strays: findStrays(lines, owned, addresses),
  };
}

/** Whether the calls of a number come to this server, and what follows them as well. */
export function isSettled({ found, differences }: Surveyed): boolean {
  return found !== undefined && differences.length === 0 && !isOverridden(found);
}

/** Whether something else takes the calls of a number. */
export function isOverridden(found: CarrierNumber): boolean {
  return tellOverrides(found).length > 0;
}

export function tellSurvey({ surveyed, strays, others }: Survey): void {
  for (const one of surveyed) for (const told of tellNumber(one)) console.log(told);
  for (const stray of strays) console.log(tellStray(stray, others));
  const settled = surveyed.filter(isSettled).length;
  console.log(`${sayCount(surveyed.length, 'number')}, ${settled} as it should be.`);
}
