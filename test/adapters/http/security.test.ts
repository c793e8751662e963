import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { openAgencyRecords, serveAgency, token } from '../../support/agency-api.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { newKey } from '../../support/sqlite-records.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

let agency: Awaited<ReturnType<typeof openAgencyRecords>>;
beforeEach(async () => {
  agency = await openAgencyRecords();
  closing.push(() => agency.records.close());
});

function open(address: AgencyAddress): Records {
  const patience = { attempts: 1 };
  const { records } = openHttpRecords({ ...address, keys: [newKey], log: createLog('silent'), patience });
  closing.push(() => records.close());
  return records;
}

const signIn = (records: Records) =>
  records.signIn({ claim: records.identify('ssn', '900121201'), pin: '482913', attempt: 'CA1:1' });

describe('a token', () => {
  test('that is not the right one, or none, is refused, and says where to look', async () => {
    const { url, close } = await serveAgency(agency);
    closing.push(close);
    for (const given of ['another-token', undefined]) {
      const records = open({ url, token: given });
      await expect(signIn(records)).rejects.toThrow('/sign-in was answered with status 401: check AGENCY_API_TOKEN');
      await expect(records.check()).rejects.toThrow('status 401');
    }
    expect(await signIn(open({ url, token }))).toEqual({ outcome: 'refused' });
  });
});

describe('a token in a file', () => {
  const replaced = 'a-token-of-yesterday';

  async function write(text: string): Promise<string> {
    const tokenFile = join(await mkdtemp(join(tmpdir(), 'token-')), 'token');
    await writeFile(tokenFile, text);
    return tokenFile;
  }

  /** An agency that takes one token, and how often it was asked. */
  async function serveCounted() {
    let asked = 0;
    const onSend = async () => void (asked += 1);
    const { url, close } = await serveAgency(agency, { onSend });
    closing.push(close);
    return { url, asked: () => asked };
  }

  test('that was replaced is read again where it is refused, and the request is sent once more', async () => {
    const { url, asked } = await serveCounted();
    const records = open({ url, token: replaced, tokenFile: await write(`${token}\n`) });
    expect(await signIn(records)).toEqual({ outcome: 'refused' });
    expect(asked()).toBe(2);
    await records.check();
    expect(asked()).toBe(3);
  });

  test.each([
    ['still the same one', replaced],
    ['empty', ''],
    ['half written', 'no token'],
  ])('that is %s when it is refused is not sent again', async (_what, text) => {
    const { url, asked } = await serveCounted();
    const records = open({ url, token: replaced, tokenFile: await write(text) });
    await expect(signIn(records)).rejects.toThrow('status 401: check AGENCY_API_TOKEN');
    expect(asked()).toBe(1);
  });

  test('that is away when it is refused leaves the refusal as it is', async () => {
    const { url, asked } = await serveCounted();
    const records = open({ url, token: replaced, tokenFile: '/nowhere/token' });
    await expect(records.check()).rejects.toThrow('status 401');
    expect(asked()).toBe(1);
  });

  test('is asked once more at most, where the agency refuses the new one too', async () => {
    const { url, asked } = await serveCounted();
    const records = open({ url, token: replaced, tokenFile: await write('another-token') });
    await expect(signIn(records)).rejects.toThrow('status 401');
    expect(asked()).toBe(2);
  });
});

describe('mutual TLS', () => {
  let made: ReturnType<typeof makeCertificates>;
  beforeAll(() => {
    made = makeCertificates();
  });

  async function serve(rejectUnauthorized = false) {
    const { ca, server } = made;
    const https = { ...server, ca, requestCert: true, rejectUnauthorized };
    const { url, close } = await serveAgency(agency, { https });
    closing.push(close);
    return url;
  }

  test('lets the bearer of a certificate in without a token', async () => {
    const url = await serve();
    expect(url).toMatch(/^https:/);
    const records = open({ url, tls: { ca: made.ca, ...made.client } });
    await records.check();
    expect(await signIn(records)).toEqual({ outcome: 'refused' });
  });

  test('refuses a client without a certificate, or with one of another authority', async () => {
    const url = await serve();
    const { ca } = made;
    await expect(signIn(open({ url, tls: { ca } }))).rejects.toThrow('status 401');
    const stranger = makeCertificates().client;
    await expect(signIn(open({ url, tls: { ca, ...stranger } }))).rejects.toThrow('status 401');
  });

  test('an agency of an authority that is not trusted is not spoken with', async () => {
    const url = await serve();
    const failing = signIn(open({ url, token, tls: { ca: makeCertificates().ca } }));
    await expect(failing).rejects.toThrow(
      expect.objectContaining({
        isUntrusted: true,
        message: expect.stringContaining('check AGENCY_API_TLS_CA'),
        cause: expect.objectContaining({ code: expect.stringMatching(/CERT|SIGNATURE/) }),
      }),
    );
  });

  test('an agency that closes the connection of a client without a certificate is told so', async () => {
    const records = open({ url: await serve(true), token, tls: { ca: made.ca } });
    const message = expect.stringContaining('check AGENCY_API_TLS_CERT');
    await expect(records.check()).rejects.toThrow(expect.objectContaining({ isUntrusted: false, message }));
  });

  test('a text that is no certificate is told at once', () => {
    expect(() => open({ url: 'https://a.example', tls: { cert: 'x', key: 'y' } })).toThrow('PEM');
  });
});

test('an agency that would answer against the contract answers with 500, and knows why', async () => {
  const faults: string[] = [];
  const lost = { ...agency.records, listCases: async () => ({ cases: [], count: -8842, letters: false }) };
  const { url, close } = await serveAgency(
    { ...agency, records: lost },
    { onFault: ({ message }) => void faults.push(message) },
  );
  closing.push(close);
  const asked = open({ url, token }).listCases({ participant: 'p-1', limit: 5 });
  await expect(asked).rejects.toThrow('/cases/list was answered with status 500');
  expect(faults).toEqual(['listCases was answered against the contract: /count: minimum']);
});
