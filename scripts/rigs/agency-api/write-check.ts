import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import { createLog } from '../../../src/process/log.ts';
import { done, nothingDone } from '../../commands/support/exit-codes.ts';
import { openAgency, type StopWatch } from './ask-agency.ts';
import type { TestParticipant } from './trial.ts';
import { tryAgency } from './try-agency.ts';
import { hearAgency } from './hear-agency.ts';

/** Checks an agency's test server and writes what was found, and what callers heard. `watch` measures its answers. Gives the exit code. */
export async function writeCheck(
  address: AgencyAddress,
  participant: TestParticipant,
  write: (text: string) => void,
  watch?: StopWatch,
): Promise<number> {
  const keys = [{ id: 'unused', secret: 'nothing that is sealed with it is kept' }];
  const { records } = openHttpRecords({ ...address, keys, log: createLog('silent') });
  const { ask, close } = await openAgency(address, watch);
  try {
    const trials = await tryAgency({ ...participant, ask, records });
    for (const { what, wrong } of trials)
      write(wrong === undefined ? `ok     ${what}\n` : `WRONG  ${what}: ${wrong}\n`);
    for (const { language, topic, heard } of await hearAgency(address, participant)) {
      write(`\n${language}, ${topic}:\n${heard}\n`);
    }
    const wrong = trials.filter((one) => one.wrong !== undefined).length;
    write(`\n${trials.length - wrong} of ${trials.length} checks are as agency-api.yaml says.\n`);
    return wrong === 0 ? done : nothingDone;
  } finally {
    await Promise.all([records.close(), close()]);
  }
}
