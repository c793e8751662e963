import type { PromptContract } from '../src/dialogue/prompt-contract.ts';
import { contractOf } from '../src/dialogue/contract-of.ts';
import { customerConnect } from './customer-connect.flow.ts';
import { massachusettsCallCenter } from './massachusetts.flow.ts';
import { payByPhone } from './pay-by-phone.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect, massachusettsCallCenter, payByPhone];

const allNeed = contractOf(flows);

/** What wording needs for the flows with these names; without names, for all. */
export function contractFor(names?: readonly string[]): PromptContract {
  return names ? contractOf(flows.filter(({ name }) => names.includes(name))) : allNeed;
}
