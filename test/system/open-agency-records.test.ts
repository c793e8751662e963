import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { createLog } from '../../src/process/log.ts';
import { openAgencyRecords } from '../../src/system/open-agency-records.ts';
import { answerWith, openUnwellAgency, token } from '../support/agency-api.ts';
import { newKey } from '../support/sqlite-records.ts';

/** A server of an agency that answers everything with a status. */
async function open(status: number) {
  const { asked, url } = await openUnwellAgency(answerWith({ status }, status));
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  const config = { ...readConfig({}), dataSecrets: [newKey] };
  const served = await openAgencyRecords(config, { url, token, tls: {} }, log);
  onTestFinished(async () => {
    await served.stopWork();
    await served.records.close();
  });
  return {
    ...served,
    url,
    paths: () => asked.map(({ path }) => path),
    written: () => written.map((line) => JSON.parse(line)),
  };
}

test.each([
  [401, 'error', 'the agency refuses this server: check AGENCY_API_URL, its token and certificate'],
  [404, 'error', 'the agency refuses this server: check AGENCY_API_URL, its token and certificate'],
  [503, 'warn', 'the agency does not answer yet'],
  [204, 'info', 'the agency answers'],
])('an agency that answers %i at the start is told as %s, with its address', async (status, level, msg) => {
  const { url, written } = await open(status);
  await vi.waitFor(() => expect(written()).toContainEqual(expect.objectContaining({ level, msg, at: url })));
});

test('an agency is asked what it can do once the work begins', async () => {
  const { paths, startWork } = await open(404);
  startWork();
  await vi.waitFor(() => expect(paths()).toEqual(expect.arrayContaining(['/health', '/capabilities'])));
});
