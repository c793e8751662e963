import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Caller, dial } from './support/caller.ts';
import { builtProgram } from './support/built-program.ts';
import { compiledOnce } from './support/compiled-once.ts';

const authToken = 'the token of a call that pays';

/** Nothing else in the system looks like these. The carrier sends the expiry and the postal code in clear. */
const card = { number: '4111111111111111', expiry: '0893', postalCode: '975310264' };
/** What is keyed in for whom somebody pays, and how much. */
const keyed = { id: '7318842906151', amount: '884217' };

const env = {
  AGENCIES: 'massachusetts',
  DATABASE_URL: 'sqlite:data/ivr.db',
  DATA_SECRET: `test:${'marked secret '.repeat(3)}`,
  LOG_LEVEL: 'trace',
  METRICS_PORT: '0',
};

async function takesTheCard(caller: Caller, code: string): Promise<void> {
  for (const keys of ['1', '1', `${keyed.id}#`, '400000#', '1', card.number, card.expiry, code, `${card.postalCode}#`])
    await caller.presses(keys);
}

test('nothing of a card is written anywhere, however the payment ends', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-cards-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const server = spawn(process.execPath, [builtProgram('src/server.ts')], {
    cwd: folder,
    env: { ...compiledOnce, ...env, PORT: '0', TWILIO_AUTH_TOKEN: authToken },
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  let written = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (written += String(chunk)));
  await expect.poll(() => written, { timeout: 60_000 }).toContain('"msg":"listening"');
  const url = /"url":"([^"]+)","msg":"listening"/.exec(written)?.[1] ?? '';
  const metricsUrl = /"url":"([^"]+)","msg":"metrics are served"/.exec(written)?.[1] ?? '';
  const call = () => dial(url, { to: '+18554492859', authToken });

  const ends = [
    ['873', 'was charged'],
    ['201', 'was declined'],
    ['202', 'cannot be charged'],
    ['203', 'do not know yet'],
    ['204', 'was charged'],
    ['205', 'was charged'],
  ] as const;
  for (const [code, wanted] of ends) {
    const caller = await call();
    await takesTheCard(caller, code);
    await caller.hears(wanted).hangsUp();
  }
  const stopper = await call();
  for (const keys of ['1', '1', `${keyed.id}#`, '400000#', '1', card.number, '*']) await stopper.presses(keys);
  await stopper.hears('was stopped').hangsUp();
  const slow = await call();
  for (const keys of ['1', '1', `${keyed.id}#`, '400000#', '1', card.number]) await slow.presses(keys);
  for (let late = 0; late < 4; late += 1) await slow.staysSilent();
  await slow.hears('could not be taken').hangsUp();
  const leaver = await call();
  for (const keys of ['1', '1', `${keyed.id}#`, `${keyed.amount}#`]) await leaver.presses(keys);
  leaver.hears('The most that you can pay');
  for (const keys of ['400000#', '1', card.number, card.expiry]) await leaver.presses(keys);
  await leaver.hangsUp();

  const metrics = await (await fetch(metricsUrl)).text();
  expect(metrics).toMatch(/ivr_effect_duration_count\{.*ivr_effect="beginPayment",ivr_event="payment-begun"\} 9/);
  server.kill('SIGTERM');
  await once(server, 'exit');
  const files = globSync(join(folder, '**/*')).filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(0);
  const told = [written, metrics, ...files.map((path) => readFileSync(path, 'latin1'))];
  for (const text of told) {
    expect(text).not.toContain(card.number);
    expect(text).not.toContain(card.postalCode);
    expect(text).not.toContain(keyed.id);
    expect(text).not.toMatch(/x1111\b/);
    expect(text).not.toMatch(/(?:ExpirationDate|PostalCode|SecurityCode|PaymentCard)/i);
  }
  // A time may have these digits by chance, and the database holds amounts: they are looked for in what is told to operators alone.
  for (const text of [written, metrics]) {
    expect(text).not.toMatch(/"0893"|=0893\b/);
    expect(text).not.toContain(keyed.amount);
  }
});
