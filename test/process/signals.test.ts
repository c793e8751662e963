import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fitConnections, readDescriptorLimit } from '../../src/process/fit-connections.ts';
import { startOwnServer } from '../support/own-server.ts';

describe('a server', () => {
  test.for(['SIGQUIT', 'SIGABRT'] as const)('ends on %s, which nobody sends to a server, with 1', async (signal) => {
    const { child, ended, url } = startOwnServer();
    await url();
    child.kill(signal);
    expect(await ended).toBe(1);
  });

  test('opens no debugger on SIGUSR1, and goes on after SIGHUP', async () => {
    const { child, ended, url, output } = startOwnServer();
    const origin = await url();
    child.kill('SIGUSR1');
    child.kill('SIGHUP');
    await expect.poll(output).toContain('SIGHUP changes nothing');
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('tells everything in its log after SIGUSR2, and as little as before after another', async () => {
    const { child, ended, url, output } = startOwnServer({ env: { LOG_LEVEL: 'warn' } });
    const origin = await url();
    await fetch(`${origin}/quiet`);
    child.kill('SIGUSR2');
    await expect.poll(output).toContain('"to":"trace","msg":"log: the level is changed"');
    await fetch(`${origin}/loud`);
    await expect.poll(output).toContain('"msg":"answered"');
    expect(output().split('"msg":"answered"')).toHaveLength(2);
    child.kill('SIGUSR2');
    await expect.poll(output).toContain('"to":"warn","msg":"log: the level is changed"');
    await fetch(`${origin}/quiet`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output().split('"msg":"answered"')).toHaveLength(2);
  });

  // With 256 the connections stay below the limit; with 48 even the fewest do not fit, and files cannot be opened any more.
  test.for([
    [256, 56],
    [48, 32],
  ] as const)('outlives more connections than fit into %i descriptors', async ([descriptors, connections]) => {
    const through = ['bash', '-c', `ulimit -n ${descriptors}; exec "$@"`, 'bash'];
    const { child, ended, url, output } = startOwnServer({ through });
    const { hostname, port, origin } = new URL(await url());
    await expect.poll(output).toContain(`"descriptors":${descriptors},"connections":${connections},"wanted":10000`);
    const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname).on('error', () => {}));
    // The memory is looked at once a second, which takes a descriptor.
    await wait(1500);
    expect(child.exitCode).toBeNull();
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(() =>
        fetch(`${origin}/health/live`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test.for([
  [10_000, 20_000, 10_000],
  [10_000, 1024, 824],
  [10_000, 100, 32],
  [10_000, Infinity, 10_000],
] as const)('%i connections under a limit of %d descriptors: %i', ([wanted, descriptors, fit]) => {
  expect(fitConnections(wanted, descriptors)).toBe(fit);
});

test('this process has a limit of descriptors', () => {
  expect(readDescriptorLimit()).toBeGreaterThan(100);
});
