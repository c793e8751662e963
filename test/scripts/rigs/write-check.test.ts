import { expect, onTestFinished, test } from 'vitest';
import { openAgency } from '../../../scripts/rigs/agency-api/ask-agency.ts';
import { tryAgency } from '../../../scripts/rigs/agency-api/try-agency.ts';
import { writeCheck } from '../../../scripts/rigs/agency-api/write-check.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { sampleAgency, sampleCaller } from '../../../src/agency/sample-agency.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, serveAgency, token } from '../../support/agency-api.ts';
import { runScript } from '../../support/run-script.ts';

const participant = { id: sampleCaller.participantId, pin: sampleCaller.pin };

type Change = (records: Records) => Partial<Records>;

/** What is written of an agency whose records do some things otherwise. */
async function check(change: Change = () => ({})) {
  const agency = await openAgencyRecords();
  await agency.importLines(sampleAgency(Temporal.Now.plainDateISO()));
  const { records } = agency;
  const { url, close } = await serveAgency({ ...agency, records: { ...records, ...change(records) } });
  onTestFinished(async () => {
    await close();
    await records.close();
  });
  let written = '';
  const code = await writeCheck({ url, token }, participant, (text) => void (written += text));
  return { code, written };
}

test('an agency that is as the contract says passes each check, and its callers are heard', async () => {
  const { code, written } = await check();
  expect(written).not.toContain('WRONG');
  expect(written).toContain('15 of 15 checks');
  expect(written).toMatch(/English, the balance:\nYour past-due balance is \$1,310\.55\./);
  expect(written).toMatch(/Spanish, payments:\nEstos son sus pagos\./);
  expect(code).toBe(0);
});

test('an absent field may be null', async () => {
  const refused = answerWith({ outcome: 'refused', locks: null });
  const { url } = await openUnwellAgency(refused, answerWith({ case: null }), answerWith({ outcome: null }));
  const ask = await openAgency(url, token);
  expect((await ask('signIn', {})).faults).toEqual([]);
  expect((await ask('findCase', {})).faults).toEqual([]);
  expect((await ask('signIn', {})).faults).toContain("all of it must have required property 'outcome'");
});

test('why no answer came is told', async () => {
  const { url } = await openUnwellAgency((response) => response.destroy());
  const trials = await tryAgency({ ask: await openAgency(url, token), records: {} as Records, ...participant });
  expect(new Set(trials.map(({ wrong }) => wrong))).toEqual(new Set(['no answer: other side closed']));
});

test('what is not as the contract says is named, with what callers hear then', async () => {
  let refusals = 0;
  const { code, written } = await check((records) => ({
    findPayments: async (query) => {
      const { payments } = await records.findPayments({ ...query, limit: 50 });
      return { payments, more: false };
    },
    signIn: async (request) => {
      const result = await records.signIn(request);
      return result.outcome === 'refused' ? { outcome: 'paused', minutes: (refusals += 1) } : result;
    },
  }));
  expect(written).toContain('WRONG  an unknown identifier and a wrong PIN sound alike');
  expect(written).toMatch(/WRONG {2}payments are found, and only what was asked for: .*has more rows than asked for/);
  expect(code).toBe(1);
});

test.each([
  [['check'], 'Write: check URL'],
  [['check', 'nowhere', '--id', '1', '--pin', '1'], 'URL must be'],
  [['check', 'http://127.0.0.1:1/v1'], 'needs --id and --pin'],
])('%j is not understood', async (args, reason) => {
  const { code, stderr } = await runScript('rigs/agency-api.ts', args, {});
  expect([code, stderr.includes(reason)]).toEqual([2, true]);
});
