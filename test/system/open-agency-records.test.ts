import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Config, readConfig } from '../../src/config/read-config.ts';
import { createLog } from '../../src/process/log.ts';
import { openAgencyRecords } from '../../src/system/open-agency-records.ts';
import { answerWith, openUnwellAgency, token } from '../support/agency-api.ts';
import { makeCertificates } from '../support/certificates.ts';
import { newKey, temporaryDatabase } from '../support/sqlite-records.ts';

/** A server of an agency that answers everything with a status. */
async function open(status: number) {
  const { asked, url } = await openUnwellAgency(answerWith({ status }, status));
  return { paths: () => asked.map(({ path }) => path), ...(await openAt(url)) };
}

async function openAt(url: string, ca?: string, more: Partial<Config> = {}) {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  const config = { ...readConfig({}), dataSecrets: [newKey], ...more };
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

const payment = { participant: 'p-1', amountCents: 42_500, feeCents: 808, line: 'a', call: 'CA1', turn: 7, atMs: 1 };

test('several servers take payments by card only where all of them keep these in one database', async () => {
  const { url } = await openUnwellAgency(answerWith({}, 204));
  const { redis } = readConfig({ REDIS_URL: 'redis://127.0.0.1:6379' });
  const apart = await openAt(url, undefined, { redis });
  await expect(apart.cardPayments.begin(payment, 'CA1:0')).rejects.toThrow('only with EVENTS_URL');

  const eventsUrl = await temporaryDatabase();
  const [one, other] = [
    await openAt(url, undefined, { redis, eventsUrl }),
    await openAt(url, undefined, { redis, eventsUrl }),
  ];
  const { payment: name } = await one.cardPayments.begin(payment, 'CA1:0');
  expect(await other.cardPayments.settle(name, { outcome: 'paid' })).toMatchObject({ state: 'paid' });
  expect(await one.cardPayments.findOf('p-1', 0)).toMatchObject([{ payment: name, state: 'paid' }]);
  expect(await one.cardPayments.findOf('p-2', 0)).toEqual([]);
});

describe('people of an agency that says what there is to remind them of', () => {
  const operations = ['findReminders', 'findConsents', 'recordConsent'];
  const answering = () =>
    openUnwellAgency((response, { path }) =>
      answerWith(path === '/capabilities' ? { version: '1.4', operations } : {}, 200)(response, {
        path,
        headers: {},
        body: '',
      }),
    );

  test('are reminded once it has said so', async () => {
    const { url } = await answering();
    const { reminding, startWork } = await openAt(url, undefined, { eventsUrl: await temporaryDatabase() });
    expect([reminding.isOn(), await reminding.mayRemind()]).toEqual([false, false]);
    startWork();
    await vi.waitFor(() => expect(reminding.isOn()).toBe(true));
    expect(await reminding.mayRemind()).toBe(true);
    expect(await reminding.list.listDue()).toEqual([]);
  });

  test('are not reminded by several servers without one database for all of them, and the log says so once', async () => {
    const { url } = await answering();
    const { redis } = readConfig({ REDIS_URL: 'redis://127.0.0.1:6379' });
    const { reminding, startWork, written } = await openAt(url, undefined, { redis });
    startWork();
    const told = () =>
      written().filter(({ msg }) => String(msg).startsWith('several servers (REDIS_URL) remind nobody'));
    await vi.waitFor(async () => {
      expect(await reminding.mayRemind()).toBe(false);
      expect(told()).toHaveLength(1);
    });
    await reminding.mayRemind();
    expect([reminding.isOn(), told().length]).toEqual([false, 1]);
  });
});
