import { afterEach, describe, expect, test } from 'vitest';
import { AgencyLeftAlone, AgencyUnreachable } from '../../../src/adapters/http/agency-errors.ts';
import { createHoldOffs } from '../../../src/adapters/http/hold-offs.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { RetryLimits } from '../../../src/adapters/http/retry-policy.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openUnwellAgency, token } from '../../support/agency-api.ts';
import { byVoice } from '../../support/by-voice.ts';
import { newKey } from '../../support/sqlite-records.ts';

const quick = { attemptMs: 100, wholeMs: 3000, firstWaitMs: 1, busyWaitMs: 20, failuresToOpen: 3, openMs: 5000 };

let opened: Records | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

function open(url: string, patience: Partial<RetryLimits> = {}): Records {
  const log = createLog('silent');
  opened = openHttpRecords({ url, token, keys: [newKey], log, patience: { ...quick, ...patience } }).records;
  return opened;
}

const request = { kind: 'message', language: 'en', ...byVoice, details: {} } as const;
const leave = (records: Records, attempt = 'CA1:7') => records.leaveRequest({ ...request, attempt });
const year = (records: Records) => records.hasPayments('p-1', 2025);
const list = (records: Records) => records.listCases({ participant: 'p-1', limit: 4 });

const kept = answerWith({ reference: '40718265' });
const busy = answerWith({ status: 409 }, 409);
const some = answerWith({ any: true });
const failing = answerWith({ status: 503 }, 503);

describe('a wish that the agency is still working on', () => {
  test('is asked for again until it is done, more often than what fails', async () => {
    const { asked, url } = await openUnwellAgency(busy, busy, busy, busy, busy, busy, kept);
    expect(await leave(open(url))).toBe('40718265');
    expect(asked).toHaveLength(7);
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('is answered where only the repetitions are busy', async () => {
    const { asked, url } = await openUnwellAgency(
      (response, one) => void setTimeout(() => kept(response, one), 500),
      busy,
    );
    expect(await leave(open(url))).toBe('40718265');
    expect(asked.length).toBeGreaterThan(4);
  });

  test('counts as no failure', async () => {
    const { url } = await openUnwellAgency(busy, busy, busy, busy, busy, busy, kept);
    const records = open(url, { failuresToOpen: 1 });
    expect(await leave(records)).toBe('40718265');
    expect(await leave(records)).toBe('40718265');
  });

  test('is given up with the time of the caller', async () => {
    const { url } = await openUnwellAgency(busy);
    await expect(leave(open(url, { wholeMs: 1000, busyWaitMs: 600 }))).rejects.toThrow('was answered with status 409');
  });
});

describe('an agency that takes longer than one attempt', () => {
  const slowly = (ms: number) => (response: Parameters<typeof some>[0], one: Parameters<typeof some>[1]) =>
    void setTimeout(() => some(response, one), ms);

  test('is waited for beside the repetitions', async () => {
    const { asked, url } = await openUnwellAgency(slowly(250));
    expect(await year(open(url))).toBe(true);
    expect(asked.length).toBeLessThan(4);
  });

  test('has all that is left of the time for the last attempt', async () => {
    const { asked, url } = await openUnwellAgency(
      (response) => response.destroy(),
      (response) => response.destroy(),
      slowly(600),
    );
    expect(await year(open(url))).toBe(true);
    expect(asked).toHaveLength(3);
  });
});

describe('an operation that fails', () => {
  const answer = (path: string) =>
    path === '/cases/list'
      ? failing
      : answerWith(path === '/requests/leave' ? { reference: '40718265' } : { any: true });

  test('is left alone by itself', async () => {
    const { asked, url } = await openUnwellAgency((response, one) => answer(one.path)(response, one));
    const records = open(url);
    await expect(list(records)).rejects.toThrow('status 503');
    await expect(list(records)).rejects.toThrow(AgencyLeftAlone);
    expect(asked).toHaveLength(3);
    expect(await year(records)).toBe(true);
    expect(await leave(records)).toBe('40718265');
  });

  test('leaves all alone where nobody can be reached', async () => {
    const records = open('http://127.0.0.1:1');
    await expect(list(records)).rejects.toThrow(AgencyUnreachable);
    await expect(year(records)).rejects.toThrow(AgencyLeftAlone);
  });
});

describe('an agency that asks to be left alone', () => {
  const later = (seconds: string) => (response: Parameters<typeof some>[0]) => {
    response.writeHead(429, { 'retry-after': seconds }).end();
  };

  test('with an operation is so by every caller, and only with it', async () => {
    const { asked, url } = await openUnwellAgency((response, one) =>
      (one.path === '/cases/list' ? later('3600') : some)(response, one),
    );
    const records = open(url);
    await expect(list(records)).rejects.toThrow('status 429');
    for (let caller = 0; caller < 10; caller += 1) {
      await expect(list(records)).rejects.toThrow('The agency wants /cases/list left alone for now');
    }
    expect(asked).toHaveLength(1);
    expect(await year(records)).toBe(true);
  });

  test('for a time that a caller has is asked again by all after it', async () => {
    const { asked, url } = await openUnwellAgency(later('1'), some);
    const records = open(url);
    expect(await Promise.all([year(records), year(records)])).toEqual([true, true]);
    expect(asked.length).toBeLessThan(4);
  });

  test('is let be for a minute at most', () => {
    const holds = createHoldOffs(createLog('silent'));
    holds.hold('/cases/list', 3_600_000);
    expect(holds.leftMs('/cases/list')).toBeLessThan(60_001);
    expect(holds.leftMs('/cases/list')).toBeGreaterThan(59_000);
    expect(holds.leftMs('/cases/find')).toBe(0);
  });
});
