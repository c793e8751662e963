import { afterEach, describe, expect, test } from 'vitest';
import { AgencyUnreachable, UnfitAnswer } from '../../../src/adapters/http/agency-errors.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { RetryLimits } from '../../../src/adapters/http/retry-policy.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openUnwellAgency, token } from '../../support/agency-api.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { newKey } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';

const lists = { cases: [{ position: 1, ending: '0011', county: 'Kern' }], count: 1, letters: false };
const well = answerWith(lists);
const quick = { attemptMs: 300, wholeMs: 2000, firstWaitMs: 1, busyWaitMs: 1, failuresToOpen: 50, openMs: 400 };

let opened: Records | undefined;
afterEach(async () => opened?.close());

function open(url: string, patience: Partial<RetryLimits> = {}, log = createLog('silent')): Records {
  opened = openHttpRecords({ url, token, keys: [newKey], log, patience: { ...quick, ...patience } }).records;
  return opened;
}

const list = (records: Records) => records.listCases({ participant: 'p-1', limit: 9 });
const failToList = (records: Records, error: typeof AgencyUnreachable | typeof UnfitAnswer = AgencyUnreachable) =>
  expect(list(records)).rejects.toThrow(error);

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

describe('a read', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('is asked again after status %i', async (status) => {
    const { asked, url } = await openUnwellAgency(answerWith({ status }, status), answerWith({ status }, status), well);
    expect(await list(open(url))).toEqual(lists);
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
  ])('waits as long as the agency asks for in %s', async (_form, later) => {
    const { asked, url } = await openUnwellAgency((response) => {
      response.writeHead(429, { 'retry-after': later() }).end();
    }, well);
    expect(await timeOf(async () => expect(await list(open(url, { wholeMs: 5000 }))).toEqual(lists))).toBeGreaterThan(
      990,
    );
    expect(asked).toHaveLength(2);
  });

  test('is not asked again where the agency asks for more time than a caller has', async () => {
    const { asked, url } = await openUnwellAgency((response) => {
      response.writeHead(503, { 'retry-after': '2' }).end();
    }, well);
    expect(await timeOf(() => failToList(open(url, { wholeMs: 1500 })))).toBeLessThan(800);
    expect(asked).toHaveLength(1);
  });

  test.each(['soon', '-5', '', '1e3'])('passes over a Retry-After of "%s"', async (header) => {
    const { asked, url } = await openUnwellAgency((response) => {
      response.writeHead(503, { 'retry-after': header }).end();
    }, well);
    expect(await timeOf(async () => expect(await list(open(url))).toEqual(lists))).toBeLessThan(900);
    expect(asked).toHaveLength(2);
  });

  test('is asked three times at most, and then told as unreachable with the operation and the status', async () => {
    const { asked, url } = await openUnwellAgency(answerWith({ detail: '482913' }, 503));
    await expect(list(open(url))).rejects.toThrow(
      expect.objectContaining({ name: 'AgencyUnreachable', message: '/cases/list was answered with status 503' }),
    );
    expect(asked).toHaveLength(3);
  });

  test.each([
    [400, ''],
    [401, 'check AGENCY_API_TOKEN'],
    [403, 'check AGENCY_API_TOKEN'],
    [404, 'check AGENCY_API_URL'],
    [422, ''],
  ])('is not asked again after status %i: %s', async (status, hint) => {
    const { asked, url } = await openUnwellAgency(answerWith({ detail: '482913' }, status));
    const message = expect.stringMatching(new RegExp(`^/cases/list was answered with status ${status}.*${hint}`));
    await expect(list(open(url))).rejects.toThrow(expect.objectContaining({ name: 'UnfitAnswer', message }));
    expect(asked).toHaveLength(1);
  });

  test('does not follow a redirect', async () => {
    const elsewhere = await openUnwellAgency(well);
    const { url } = await openUnwellAgency((response) => {
      response.writeHead(307, { location: elsewhere.url }).end();
    });
    await expect(list(open(url))).rejects.toThrow('/cases/list was answered with status 307');
    expect(elsewhere.asked).toEqual([]);
  });

  test('is asked again where the connection closes before, or within the answer', async () => {
    const { asked, url } = await openUnwellAgency(
      (response) => response.destroy(),
      (response) => {
        response.writeHead(200, { 'content-length': 500 });
        response.write('{"cases":[', () => response.destroy());
      },
      well,
    );
    expect(await list(open(url))).toEqual(lists);
    expect(asked).toHaveLength(3);
  });

  test('is given up where nobody listens', async () => {
    const records = open('http://127.0.0.1:1');
    await expect(list(records)).rejects.toThrow('/cases/list was not answered');
    await expect(records.check()).rejects.toThrow('/health was not answered');
  });
});

describe('an agency that is slow', () => {
  test('to answer is asked again, and given up within the whole time', async () => {
    const { asked, url } = await openUnwellAgency(() => {});
    const records = open(url, { attemptMs: 100, wholeMs: 1000 });
    const tookMs = await timeOf(async () => {
      await expect(list(records)).rejects.toThrow('The agency did not answer in time');
    });
    expect(asked).toHaveLength(3);
    expect(tookMs).toBeGreaterThan(990);
    expect(tookMs).toBeLessThan(2000);
  });

  test('to finish its answer is given up as well', async () => {
    const { asked, url } = await openUnwellAgency((response) => {
      response.writeHead(200);
      const trickle = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(trickle));
    }, well);
    expect(await list(open(url, { attemptMs: 200 }))).toEqual(lists);
    expect(asked).toHaveLength(2);
  });

  test('never holds a caller beyond the whole time, however many attempts are left, and is then left in peace', async () => {
    const { asked, url } = await openUnwellAgency(() => {});
    const records = open(url, { attemptMs: 200, wholeMs: 500, attempts: 50 });
    expect(await timeOf(() => failToList(records))).toBeLessThan(1500);
    const count = asked.length;
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    expect(asked).toHaveLength(count);
  });
});

describe('an answer that is not what the contract says', () => {
  const found = { position: 1, count: 1, numberEnding: '0011', role: 'payer', county: 'Kern', dockets: [] };
  const amounts = { monthlySupport: '10.00', arrears: '8842.17' };
  const ofCase = (facts: object) => ({ case: { ...found, ...amounts, ...facts } });

  test.each([
    ['no JSON', 'a secret, 8842.17', /is not JSON$/],
    ['JSON that ends too soon', '{"case": {"arrears": "8842.17"', /is not JSON$/],
    ['nothing', '', /all of it: /],
    ['another shape', { found: '8842.17' }, /: case: /],
    ['an amount as a number', ofCase({ arrears: 8842.17 }), /: case\.arrears: /],
    ['an amount with too many digits', ofCase({ arrears: '8842.175' }), /: case\.arrears: /],
    ['support below zero', ofCase({ monthlySupport: '-8842.17' }), /: case\.monthlySupport: /],
    ['a role nobody knows', ofCase({ role: 'uncle 8842.17' }), /: case\.role: /],
    ['a date that does not exist', ofCase({ asOf: '2026-02-30' }), /: case\.asOf: /],
    ['a whole case number', ofCase({ numberEnding: '200000008842.17' }), /: case\.numberEnding: /],
    ['a control character', ofCase({ county: 'Kern\u0000 8842.17' }), /: case\.county: /],
    [
      'arrears that are no sum',
      ofCase({ debts: [{ to: 'state', amount: '8842.16' }] }),
      /: case\.arrears: what debts to all owners/,
    ],
    ['neither arrears nor debts', ofCase({ arrears: null }), /: case\.arrears: .* no debts/],
    ['neither support nor orders', ofCase({ monthlySupport: null }), /: case\.monthlySupport: .* no orders/],
    ['a debt below zero', ofCase({ debts: [{ to: 'state', amount: '-8842.17' }] }), /: case\.debts\.0\.amount: /],
    ['what is due on no day', ofCase({ currentDue: { amount: '8842.17' } }), /: case\.currentDue\.on: /],
    ['several mistakes', ofCase({ county: '', dockets: ['-'] }), /: case\.county: .*; case\.dockets\.0: /],
  ])('%s is told with the operation and the field, and never its value', async (_, body, message) => {
    const { asked, url } = await openUnwellAgency(answerWith(body));
    const failing = open(url).findCase('p-1', 1);
    await expect(failing).rejects.toThrow(expect.objectContaining({ name: 'UnfitAnswer' }));
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toThrow(/^The answer to \/cases\/find /);
    await expect(failing).rejects.not.toThrow(/8842|uncle/);
    expect(asked).toHaveLength(1);
  });

  test('fields that are not known are passed over', async () => {
    const { url } = await openUnwellAgency(answerWith({ ...ofCase({ colour: 'blue' }), more: 1 }));
    expect(await open(url).findCase('p-1', 1)).toEqual({
      ...found,
      arrearsCents: 884_217,
      monthlySupportCents: 1000,
    });
  });

  test('words of debts and orders that are not known are told as none that is', async () => {
    const debts = [
      { kind: 'of-tomorrow', to: 'family', amount: '8000.00' },
      { kind: 'support', to: 'of-tomorrow', amount: '842.17', since: '2026' },
    ];
    const orders = [{ amount: '98.08', every: 'quarter', next: null }];
    const { url } = await openUnwellAgency(answerWith(ofCase({ debts, orders })));
    expect(await open(url).findCase('p-1', 1)).toMatchObject({
      debts: [
        { kind: 'other', to: 'family', amountCents: 800_000 },
        { kind: 'support', to: 'other', amountCents: 84_217 },
      ],
      orders: [{ amountCents: 9808, every: 'other' }],
    });
  });

  test.each(['2026-12-04T09:30:00-08:00', '2026-12-04T17:30:00Z', '2026-12-04T17:30:00.000Z'])(
    'the time %s is read',
    async (at) => {
      const court = { kind: 'court', at, place: 'Fresno', address: '1 Example Street' };
      const { url } = await openUnwellAgency(answerWith({ appointments: [court], more: false }));
      const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
      const query = { participant: 'p-1', from, skip: 0, limit: 3 };
      const { appointments } = await open(url).findAppointments(query);
      expect(appointments.map((one) => one.at.toString())).toEqual(['2026-12-04T17:30:00Z']);
    },
  );

  test('an answer without end is cut off, and asked for once', async () => {
    let sent = 0;
    const { asked, url } = await openUnwellAgency((response) => {
      response.writeHead(200);
      const chunk = ' '.repeat(65_536);
      const pour = () => {
        sent += chunk.length;
        if (!response.destroyed) response.write(chunk, () => setImmediate(pour));
      };
      pour();
    });
    await expect(list(open(url, { attemptMs: 5000, wholeMs: 5000 }))).rejects.toThrow(
      expect.objectContaining({ name: 'UnfitAnswer', message: expect.stringContaining('larger than 262144 bytes') }),
    );
    expect(asked).toHaveLength(1);
    expect(sent).toBeLessThan(20_000_000);
  });

  test('a reference that holds the identifier is refused', async () => {
    const reach = { mailingAddressValid: true, phoneOnFile: true };
    const accepted = { outcome: 'accepted', payer: true, recipient: false, cases: 1, pinTemporary: false, ...reach };
    const { url } = await openUnwellAgency(answerWith({ ...accepted, participant: 'P-1000000000001' }));
    const records = open(url);
    const claim = records.identify('participant-id', '1000000000001');
    await expect(records.signIn({ claim, pin: '482913', attempt: 'CA1:1' })).rejects.toThrow(
      'The reference that /sign-in was answered with holds the identifier',
    );
  });
});

describe('the name of a wish', () => {
  const busy = answerWith({ status: 503 }, 503);
  const claimOf = (records: Records) => records.identify('participant-id', '1000000000001');
  const wishes: [string, unknown, (records: Records) => Promise<unknown>][] = [
    [
      '/sign-in',
      { outcome: 'paused' },
      (records) => records.signIn({ claim: claimOf(records), pin: '482913', attempt: 'CA1:1' }),
    ],
    [
      '/pins/request',
      { answer: 'mailed' },
      (records) => records.requestPin({ claim: claimOf(records), request: 'CA1', ...pinMessage }),
    ],
    [
      '/requests/leave',
      { reference: '40718265' },
      (records) =>
        records.leaveRequest({
          participant: 'p',
          kind: 'statement',
          language: 'en',
          ...byVoice,
          attempt: 'CA1:7',
          details: {},
        }),
    ],
  ];

  test.each(wishes)(
    'stays the same at %s, asked again within a turn or by the turn again',
    async (path, body, wish) => {
      const { asked, url } = await openUnwellAgency(busy, answerWith(body));
      const records = open(url);
      await wish(records);
      await wish(records);
      expect(asked.map((one) => one.path)).toEqual([path, path, path]);
      const names = asked.map(({ headers }) => headers['idempotency-key']);
      expect(new Set(names).size).toBe(1);
      expect(names[0]).toMatch(/^[A-Za-z0-9:._~-]{1,200}$/);
      expect(names[0]).not.toMatch(/482913|1000000000001|CA1/);
    },
  );

  test('stays the same at /pins/change, and differs for another PIN', async () => {
    const fit = answerWith({ fit: true, candidate: 'before: 7' });
    const { asked, url } = await openUnwellAgency(fit, busy, (response, one) =>
      (one.path === '/pins/check' ? fit : answerWith({ changed: true }))(response, one),
    );
    const records = open(url);
    const candidate = (await records.checkNewPin('p-1', '730518')) ?? '';
    expect(await records.changePin({ participant: 'p-1', candidate, pin: '730518' })).toBe('p-1');
    expect(await records.changePin({ participant: 'p-1', candidate, pin: '730518' })).toBe('p-1');
    const other = (await records.checkNewPin('p-1', '951480')) ?? '';
    expect(await records.changePin({ participant: 'p-1', candidate: other, pin: '951480' })).toBe('p-1');
    const changes = asked.filter(({ path }) => path === '/pins/change');
    const wish = { participant: 'p-1', pin: '730518', candidate: 'before: 7' };
    expect(changes.map(({ body }) => JSON.parse(body)).slice(0, 3)).toEqual([wish, wish, wish]);
    const names = changes.map(({ headers }) => headers['idempotency-key']);
    expect(names).toHaveLength(4);
    expect(new Set(names.slice(0, 3)).size).toBe(1);
    expect(names[3]).not.toBe(names[0]);
  });

  test('differs where a turn that failed brings another PIN', async () => {
    const { asked, url } = await openUnwellAgency(answerWith({ outcome: 'refused' }));
    const records = open(url);
    for (const pin of ['482913', '111111']) await records.signIn({ claim: claimOf(records), pin, attempt: 'CA1:1' });
    expect(asked[0]?.headers['idempotency-key']).not.toBe(asked[1]?.headers['idempotency-key']);
  });

  test('says nothing at /requests/settle of what is settled', async () => {
    const { asked, url } = await openUnwellAgency((response) => response.writeHead(204).end());
    await open(url).settleRequest('40718265');
    expect(asked[0]?.headers['idempotency-key']).not.toContain('40718265');
  });

  test('is not given to a read', async () => {
    const { asked, url } = await openUnwellAgency(well);
    await list(open(url));
    expect(asked[0]?.headers).not.toHaveProperty('idempotency-key');
  });
});

describe('the breaker', () => {
  const failing = answerWith({ status: 503 }, 503);
  const limits = { attempts: 1, failuresToOpen: 3 };
  const pass = (ms: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });

  test('opens after failures in a row, then rejects at once and asks nobody', async () => {
    const { asked, url } = await openUnwellAgency(failing, failing, well, failing);
    const records = open(url, limits);
    await failToList(records);
    await failToList(records);
    await list(records);
    for (let calls = 0; calls < 3; calls += 1) await failToList(records);
    expect(asked).toHaveLength(6);
    const tookMs = await timeOf(async () => {
      await expect(list(records)).rejects.toThrow('The agency could not be reached lately and is not asked');
    });
    expect(tookMs).toBeLessThan(100);
    expect(asked).toHaveLength(6);
  });

  test('lets one probe through after a while: a failure opens it again, a success closes it', async () => {
    const { asked, url } = await openUnwellAgency(failing, failing, failing, failing, well);
    const records = open(url, limits);
    for (let calls = 0; calls < 3; calls += 1) await failToList(records);
    await pass(450);
    const several = await Promise.allSettled([list(records), list(records), list(records)]);
    expect(several.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked).toHaveLength(4);
    await pass(450);
    expect(await Promise.all([list(records), list(records)])).toEqual([lists, lists]);
    expect(asked).toHaveLength(6);
  });

  test('does not open for answers that are no help to ask again for', async () => {
    const { asked, url } = await openUnwellAgency(answerWith({ nothing: true }));
    const records = open(url, limits);
    for (let calls = 0; calls < 5; calls += 1) await failToList(records, UnfitAnswer);
    expect(asked).toHaveLength(5);
  });

  test('leaves the health to be asked for', async () => {
    const { url } = await openUnwellAgency(failing, failing, failing, (response) => {
      response.writeHead(204).end();
    });
    const records = open(url, limits);
    for (let calls = 0; calls < 3; calls += 1) await failToList(records);
    await expect(records.check()).resolves.toBeUndefined();
  });
});

test('the log tells operation, status, time and attempt, and the URL and the log nothing of a person', async () => {
  const written: string[] = [];
  const log = createLog('trace', { write: (line) => void written.push(line) });
  const { asked, url } = await openUnwellAgency(
    answerWith({ status: 500, detail: '482913' }, 500),
    (response) => response.destroy(),
    answerWith({ outcome: 'accepted 482913', participant: 'p-marked' }),
  );
  const records = open(`${url}/ivr/v1`, {}, log);
  const claim = records.identify('ssn', '900121201');
  await expect(records.signIn({ claim, pin: '482913', attempt: 'CA1:1' })).rejects.toThrow(/: outcome: /);

  const lines = written.map((line) => JSON.parse(line));
  expect(lines).toEqual([
    expect.objectContaining({ level: 'warn', operation: '/sign-in', attempt: 1, status: 500 }),
    expect.objectContaining({ level: 'warn', operation: '/sign-in', attempt: 2, durationMs: expect.any(Number) }),
    expect.objectContaining({ level: 'info', operation: '/sign-in', attempt: 3, status: 200 }),
    expect.objectContaining({ level: 'error', operation: '/sign-in', fields: [expect.stringMatching(/^outcome: /)] }),
  ]);
  expect(lines[0].err).toMatchObject({ status: 500, requestId: lines[0].requestId });
  const named = asked.map(({ headers }) => headers['x-request-id']);
  expect(lines.map(({ requestId }) => requestId)).toEqual([...named, named[2]]);
  expect(new Set(named).size).toBe(3);
  expect(asked[0]?.headers['user-agent']).toMatch(/^customer-connect\/\d+\.\d+\.\d+$/);
  expect(lines[0].err.message).toBe('/sign-in was answered with status #');
  expect(written.join('')).not.toMatch(/482913|900121201|p-marked|a-token/);
  expect(asked.map(({ path }) => path)).toEqual(Array(3).fill('/ivr/v1/sign-in'));
  expect(asked[0]?.headers).toMatchObject({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ identifier: { kind: 'ssn', digits: '900121201' }, pin: '482913' });
});
