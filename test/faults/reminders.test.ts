import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { builtProgram } from '../support/built-program.ts';
import { compiledOnce } from '../support/compiled-once.ts';
import { useDatabases } from '../support/databases.ts';
import { family, hearingRow, local, openRemindedAgency } from '../support/reminded-agency.ts';
import { temporaryFolder } from '../support/sqlite-records.ts';

const program = builtProgram('test/support/remind-and-die.ts');

function remind(url: string, at: string, step: string, file: string): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, url, String(local(at)), step, file], { env: compiledOnce }, () =>
      resolve(child.signalCode),
    );
  });
}

for (const [engine, makeUrl] of useDatabases())
  test.each(
    (['text', 'call'] as const).flatMap((by) => ['claim', 'begin', 'sent', 'accept'].map((step) => ({ by, step }))),
  )(
    `a server that is killed after $step sends no $by twice and loses none, in ${engine}`,
    async ({ by, step }) => {
      const [url, file] = [await makeUrl(), join(await temporaryFolder(), 'sent.ndjson')];
      const agency = await openRemindedAgency(url, '2026-11-20T12:00');
      await agency.take([...family, hearingRow('2026-12-04T09:30:00-08:00')]);
      await agency.agree('court-dates', { by });
      expect(await remind(url, '2026-11-25T08:00', step, file)).toBe('SIGKILL');
      for (const later of ['2026-11-25T08:06', '2026-11-25T08:12'])
        expect(await remind(url, later, 'none', file)).toBeNull();
      expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
      expect(await agency.states()).toEqual(['accepted']);
    },
    120_000,
  );
