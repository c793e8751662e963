import { contractOf } from '../src/dialogue/contract-of.ts';
import { customerConnect } from './customer-connect.flow.ts';
import { massachusettsCallCenter } from './massachusetts.flow.ts';
import { payByPhone } from './pay-by-phone.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect, massachusettsCallCenter, payByPhone];

/** What wording needs for the flows with these names. */
export function contractFor(names: readonly string[] = flows.map(({ name }) => name)) {
  return contractOf(flows.filter(({ name }) => names.includes(name)));
}
