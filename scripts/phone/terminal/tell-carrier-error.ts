import { nothingDone } from '../../commands/support/exit-codes.ts';
import { CarrierError } from '../carrier/carrier-error.ts';

/** Tells an error as Twilio would report it. Gives the exit code. */
export async function tellCarrierError(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    const { message, code } = error;
    const page = `https://www.twilio.com/docs/api/errors/${code}`;
    process.stderr.write(`${message}\nTwilio would report ${code}: ${page}\n`);
    return nothingDone;
  }
}
