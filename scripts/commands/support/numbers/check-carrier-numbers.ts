import { done, nothingDone } from '../exit-codes.ts';
import { isSettled, openSurvey, tellSurvey } from './open-survey.ts';

/** Tells, number by number, what the carrier has in place of what it should have. Gives the exit code. */
export async function checkCarrierNumbers(): Promise<number> {
  const survey = await openSurvey();
  tellSurvey(survey);
  return survey.surveyed.every(isSettled) ? done : nothingDone;
}
