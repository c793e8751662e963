import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { createLog } from '../../src/process/log.ts';
import { openAgencyRecords } from '../../src/system/open-agency-records.ts';
import { answerWith, openUnwellAgency, token } from '../support/agency-api.ts';
import { makeCertificates } from '../support/certificates.ts';
import { newKey } from '../support/sqlite-records.ts';

/** A server of an agency that answers everything with a status. */
async function open(status: number) {
  const { asked, url } = await openUnwellAgency(answerWith({ status }, status));
  return { paths: () => asked.map(({ path }) => path), ...(await openAt(url)) };
}

async function openAt(url: string, ca?: string) {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  const config = { ...readConfig({}), dataSecrets: [newKey] };
  const served = await openAgencyRecords(config, { url, token, tls: ca === undefined ? {} : { ca } }, log);
  onTestFinished(async () => {
    await served.stopWork();
    await served.records.close();
  });
  return {
    ...served,
    url,
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

test('an agency whose certificate is not trusted is told as an error', async () => {
  const [{ server }, { ca }] = [makeCertificates(), makeCertificates()];
  const agency = createServer(server);
  await once(agency.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void agency.close());
  const { written } = await openAt(`https://127.0.0.1:${(agency.address() as AddressInfo).port}`, ca);
  const msg = 'the agency refuses this server: check AGENCY_API_URL, its token and certificate';
  await vi.waitFor(() => expect(written()).toContainEqual(expect.objectContaining({ level: 'error', msg })));
});

test('an agency is asked what it can do once the work begins', async () => {
  const { paths, startWork } = await open(404);
  startWork();
  await vi.waitFor(() => expect(paths()).toEqual(expect.arrayContaining(['/health', '/capabilities'])));
});
