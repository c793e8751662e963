import { contractOf } from '../src/dialogue/contract-of.ts';
import { customerConnect } from './customer-connect.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect];

export const promptContract = contractOf(flows);

/** What wording needs for the flows with these names. */
export function contractFor(names: readonly string[] = flows.map(({ name }) => name)) {
  return contractOf(flows.filter(({ name }) => names.includes(name)));
}
