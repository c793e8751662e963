import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dial } from './support/caller.ts';
import { openCollector } from './support/collector.ts';
import { dialTty } from './support/tty-caller.ts';
import { participantRow } from './support/rows.ts';
import { builtProgram } from './support/built-program.ts';
import { compiledOnce } from './support/compiled-once.ts';

/** Nothing else in the system looks like these. */
const marked = {
  id: '7318842906151',
  ssn: '987248613',
  pin: '60481735',
  wrongPin: '77103394',
  amount: '8842.17',
  caller: '+13215550187',
  email: 'marked-caller@example.org',
  recordings: 'api.twilio.com',
  typed: 'CALL MY MOTHER IN ZANZIBAR',
};
const authToken = 'the token of a marked call';
const env = {
  AGENCIES: 'california',
  DATABASE_URL: 'sqlite:data/ivr.db',
  DATA_SECRET: `test:${'marked secret '.repeat(3)}`,
  LOG_LEVEL: 'trace',
};

const extract = [
  {
    ...participantRow,
    participantId: marked.id,
    ssn: marked.ssn,
    pin: marked.pin,
    email: marked.email,
    phone: marked.caller,
  },
  { ...participantRow, participantId: '1000000000002' },
  {
    type: 'case',
    caseNumber: '200000000000011',
    county: 'Sacramento',
    payer: marked.id,
    recipient: '1000000000002',
    monthlySupport: marked.amount,
    arrears: marked.amount,
    debts: [{ kind: 'interest', to: 'family', amount: marked.amount }],
    currentDue: { amount: marked.amount, on: '2026-11-30', paid: marked.amount },
    orders: [{ amount: marked.amount, every: 'week' }],
  },
];

test('nothing that identifies a caller is written anywhere but into the records, and no PIN or SSN even there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-privacy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'extract.ndjson'), extract.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const importing = spawnSync(
    process.execPath,
    [builtProgram('scripts/commands/cases.ts'), 'import', 'extract.ndjson'],
    {
      cwd: folder,
      env: { ...compiledOnce, ...env },
    },
  );
  expect(importing.status).toBe(0);
  rmSync(join(folder, 'extract.ndjson'));

  const collector = await openCollector();
  const watched = { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const server = spawn(process.execPath, [builtProgram('src/server.ts')], {
    cwd: folder,
    env: { ...compiledOnce, ...env, ...watched, PORT: '0', TWILIO_AUTH_TOKEN: authToken },
  });
  let written = String(importing.stdout) + String(importing.stderr);
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (written += String(chunk)));
  onTestFinished(() => void server.kill('SIGKILL'));
  await expect.poll(() => written, { timeout: 60_000 }).toContain('"msg":"listening"');
  const url = /"url":"([^"]+)","msg":"listening"/.exec(written)?.[1] ?? '';
  const metricsUrl = /"url":"([^"]+)","msg":"metrics are served"/.exec(written)?.[1] ?? '';

  const call = () => dial(url, { to: '+18669013212', from: marked.caller, authToken });
  const signIn = async (id: string, pin: string) => {
    const caller = await call();
    for (const keys of ['1', '1', `${id}#`, `${pin}#`]) await caller.presses(keys);
    return caller;
  };
  const byId = await signIn(marked.id, marked.pin);
  await byId.presses('2');
  byId.hears('8,842.17');
  await byId.hangsUp();
  const bySsn = await signIn(marked.ssn, marked.wrongPin);
  bySsn.hears('do not match');
  await bySsn.hangsUp();
  const withoutPin = await signIn(marked.id, '*');
  withoutPin.hears('temporary PIN');
  await withoutPin.hangsUp();
  const leaver = await signIn(marked.id, marked.pin);
  for (const keys of ['7', '1']) await leaver.presses(keys);
  await leaver.records(12);
  await leaver.presses('1');
  leaver.hears('reference');
  await leaver.hangsUp();

  const typing = await dialTty(url, { authToken, to: '+18663994096', from: marked.caller });
  for (const text of ['1', 'YES', marked.id, marked.wrongPin, marked.id]) await typing.types(`${text} GA`);
  expect(typing.read()).not.toContain(marked.wrongPin);
  await typing.types(`${marked.pin} GA`);
  expect(typing.read()).not.toContain(marked.pin);
  await typing.types('2 GA');
  typing.reads('8,842.17');
  for (const text of ['MENU', '7', 'MESSAGE']) await typing.types(`${text} GA`);
  await typing.types(`${marked.typed} GA`);
  await typing.types('1 GA');
  await typing.reads('REFERENCE').hangsUp();

  const metrics = await (await fetch(metricsUrl)).text();
  expect(metrics).toMatch(/ivr_effect_duration_count\{.*ivr_effect="signIn",ivr_event="signed-in"\} 3/);
  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(collector.spans.filter(({ name }) => name === 'signIn').length).toBeGreaterThan(3);
  expect(collector.metrics).toContain('ivr.calls');
  for (const told of [written, metrics, collector.received()]) {
    for (const secret of Object.values(marked)) expect(told).not.toContain(secret);
    // A time may have the digits of a secret by chance.
    const untimed = told.replaceAll(/"\w*imeUnixNano":"\d+"|\d+\.\d{3,}/g, '');
    expect(untimed).not.toContain('884217');
    expect(untimed).not.toContain('3215550187');
    // The carrier's name of a call.
    expect(told).not.toMatch(/CA[0-9a-f]{32}/);
  }

  for (const file of globSync(join(folder, '**/*')).filter((path) => statSync(path).isFile())) {
    const bytes = readFileSync(file, 'latin1');
    for (const secret of [marked.ssn, marked.pin, marked.wrongPin]) expect(bytes.includes(secret), file).toBe(false);
  }
});
