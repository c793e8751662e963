import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { sampleCaller } from '../../src/agency/sample-agency.ts';
import { sampleCalifornia } from '../../src/agency/samples/sample-california.ts';
import { documents, npmScripts, readCommands, readDocument, root } from '../support/documents.ts';
import { openMailServer } from '../support/mail-server.ts';
import { pinMessage } from '../support/pin-message.ts';
import { builtProgram } from '../support/built-program.ts';
import { compiledOnce } from '../support/compiled-once.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivr-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));
symlinkSync(join(root, 'prompts'), join(folder, 'prompts'));

/** An agency has lines of its own: of several, each command would say whose records it means. */
const shipped = readFileSync(join(root, 'flows/lines.yaml'), 'utf8');
mkdirSync(join(folder, 'settings'));
writeFileSync(join(folder, 'settings/lines.yaml'), shipped.slice(0, shipped.indexOf('  massachusetts:')));

const key = { id: 'docs', secret: 'a secret that only this test has' };
const url = `sqlite:${join(folder, 'ivr.db')}`;
const env = { DATABASE_URL: url, DATA_SECRET: `${key.id}:${key.secret}` };

/** Commands of the documents that other tests or CI run, each with the file that does. */
const runElsewhere: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
  'npm run check': '.ci/run',
  'npm start': 'test/server.test.ts',
  'npm run call': 'test/readme.test.ts',
  'npm run call -- --tty': 'test/scripts/phone/tty-call.test.ts',
  'npm run secrets': 'test/deploy/compose.test.ts',
  'npm run card-payments -- list': 'test/scripts/commands/card-payments.test.ts',
  'npm run card-payments -- show 12345678': 'test/scripts/commands/card-payments.test.ts',
  'npm run card-payments -- export payments.csv --from 2026-11-01 --to 2026-11-30':
    'test/scripts/commands/card-payments.test.ts',
  'npm run card-payments -- reconcile charges.csv': 'test/scripts/commands/card-payments.test.ts',
  'npm run card-payments -- reconcile charges.csv --from 2026-11-20T08:00:00Z --until 2026-11-21T08:00:00Z':
    'test/scripts/commands/card-payments.test.ts',
  'npm run numbers -- check': 'test/scripts/commands/numbers.test.ts',
  'npm run numbers -- apply --dry-run': 'test/scripts/commands/numbers.test.ts',
  'npm run numbers -- apply': 'test/scripts/commands/numbers.test.ts',
  'npm run numbers -- fallback': 'test/scripts/commands/numbers-fallback.test.ts',
  'npm run report': 'test/scripts/commands/report.test.ts',
  'npm run report -- --by line': 'test/scripts/commands/report.test.ts',
  'npm run report -- --html report.html': 'test/scripts/commands/report.test.ts',
  'npm run check:config': 'test/scripts/commands/check-config.test.ts',
  'npm run requests -- voice 12345678 12345678.wav': 'test/scripts/commands/voices.test.ts',
  'npm run requests -- voice 12345678 12345678-earlier.wav --earlier': 'test/scripts/commands/voices.test.ts',
  'npm run messages -- show 12345678': 'test/scripts/commands/messages.test.ts',
  'npm run --silent sbom > sbom.json': 'test/deploy/sbom.test.ts',
  'npm run topology': 'test/scripts/rigs/topology.test.ts',
  'npm run paying': 'test/scripts/rigs/paying.test.ts',
  'npm run agency-api': 'test/scripts/rigs/agency-api.test.ts',
  'npm run effort': 'test/scripts/bench/effort.test.ts',
  'npm run bench': 'test/scripts/bench/bench.test.ts',
  'npm run bench -- --turn': 'test/scripts/bench/bench.test.ts',
  'npm run bench:tty': 'test/scripts/bench/bench-tty.test.ts',
  'npm run load -- --calls 10000': 'test/scripts/bench/load.test.ts',
};

/** Tells what would go, and ends with 1 as nothing was done. */
const forgetNothing = 'npm run cases -- forget 1000000000001';

/** Runs `npm run NAME -- ARGS` as it stands, without npm, in a folder of its own. */
function run(command: string, more: NodeJS.ProcessEnv = {}) {
  const [, name = '', rest = ''] = /^npm run (\S+)(?: -- (.+))?$/.exec(command) ?? [];
  const [, script = ''] = /^node (?:--disable-sigusr1 )?(\S+)$/.exec(npmScripts[name] ?? '') ?? [];
  const args = rest.split(' ').filter(Boolean);
  return new Promise<{ command: string; code: number | null; stderr: string }>((resolve) => {
    const options = { cwd: folder, env: { ...compiledOnce, ...env, ...more } };
    const child = execFile(process.execPath, [builtProgram(script), ...args], options, (_error, _stdout, stderr) =>
      resolve({ command, code: child.exitCode, stderr }),
    );
  });
}

describe('what the documents tell to type', () => {
  test('the commands of docs/records.md do their work, one after the other', async () => {
    const { port } = await openMailServer({ hideSTARTTLS: true });
    const rows = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));
    writeFileSync(join(folder, 'extract.ndjson'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const commands = readCommands('docs/records.md').filter((command) => !(command in runElsewhere));
    expect(commands.length).toBeGreaterThan(10);
    const more = {
      SETTINGS_DIR: join(folder, 'settings'),
      SMTP_URL: `smtp://127.0.0.1:${port}?from=agency@example.org`,
    };
    for (const command of commands) {
      const code = command === forgetNothing ? 1 : 0;
      expect(await run(command, more)).toEqual({ command, code, stderr: '' });
      if (command.includes('cases -- import')) await askForPin();
    }
  });

  test('every other command is run by another test, or by CI', () => {
    const others = documents.filter((file) => file !== 'docs/records.md').flatMap(readCommands);
    const npm = others.filter((line) => line.startsWith('npm '));
    expect(npm.filter((command) => !(command in runElsewhere))).toEqual([]);
    expect(Object.values(runElsewhere).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('the commands of prompts/README.md check the wording, and a copy of it', async () => {
    cpSync(join(root, 'prompts'), join(folder, 'my-copy'), { recursive: true });
    for (const command of ['npm run check:prompts', 'npm run check:prompts -- my-copy']) {
      expect(readDocument('prompts/README.md')).toContain(`\`${command}\``);
      expect(await run(command)).toEqual({ command, code: 0, stderr: '' });
    }
  });

  test('the commands of docs/lines.md check the lines, and a copy of them', async () => {
    cpSync(join(root, 'flows/lines.yaml'), join(folder, 'my-lines.yaml'));
    for (const command of ['npm run check:lines', 'npm run check:lines -- my-lines.yaml']) {
      expect(readDocument('docs/lines.md')).toContain(`\`${command}\``);
      expect(await run(command)).toEqual({ command, code: 0, stderr: '' });
    }
  });

  test('the commands that no test runs with --help tell there how they are used', async () => {
    const names = ['bench', 'bench:tty', 'effort', 'load', 'topology', 'agency-api', 'paying'];
    const runs = names.map((name) => run(`npm run ${name} -- --help`));
    expect(await Promise.all(runs)).toEqual(runs.map(() => expect.objectContaining({ code: 0, stderr: '' })));
  });
});

async function askForPin(): Promise<void> {
  const { records } = await openSqlRecords({ url, keys: [key] });
  const claim = records.identify('participant-id', sampleCaller.participantId);
  await records.requestPin({ claim, request: 'CA1', ...pinMessage });
  await records.close();
}
