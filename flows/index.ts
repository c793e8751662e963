import { contractOf } from '../src/dialogue/contract-of.ts';
import { customerConnect } from './customer-connect.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect];

export const promptContract = contractOf(flows);
