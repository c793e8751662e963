import { done, nothingDone } from '../exit-codes.ts';
import { compareNumber } from './compare-number.ts';
import { isOverridden, isSettled, openSurvey, type Survey, tellSurvey } from './open-survey.ts';
import type { Surveyed } from './survey-numbers.ts';
import { concernsOneNumber, tellCarrierFault } from './tell-carrier-fault.ts';
import { wantWebhooks } from './want-webhooks.ts';

/**
 * Sets what differs. A number whose calls something else takes is left as it is, and so is what may be in use for something else. Gives
 * the exit code.
 */
export async function applyNumbers({ dryRun }: { readonly dryRun: boolean }): Promise<number> {
  const survey = await openSurvey();
  tellSurvey(survey);
  const mendable = survey.surveyed.filter(isMendable);
  let open = survey.surveyed.filter((one) => !isSettled(one) && !isMendable(one)).length;
  for (const one of mendable) {
    if (dryRun) console.log(`${one.number} (${one.line.name}): would be changed`);
    else if (!(await mend(survey, one))) open += 1;
  }
  if (mendable.length === 0) console.log('There is nothing to change.');
  return open === 0 ? done : nothingDone;
}

function isMendable(one: Surveyed): boolean {
  return one.found !== undefined && one.differences.length > 0 && !isOverridden(one.found);
}

/** Whether a number is as it should be then. Throws where the carrier would refuse the next one too. */
async function mend({ carrier, addresses }: Survey, { found, line, number, differences }: Surveyed): Promise<boolean> {
  const head = `${number} (${line.name}):`;
  const change = Object.assign({}, ...differences.map((one) => one.change));
  try {
    const changed = await carrier.change(found?.sid ?? '', change);
    const left = compareNumber(changed, wantWebhooks(line, addresses));
    console.log(
      left.length === 0 ? `${head} changed` : `${head} the carrier keeps another address where ${left[0]?.event}`,
    );
    return left.length === 0;
  } catch (error) {
    const told = `${head} not changed. ${tellCarrierFault(error)}`;
    if (!concernsOneNumber(error)) throw new Error(told, { cause: error });
    console.error(told);
    return false;
  }
}
