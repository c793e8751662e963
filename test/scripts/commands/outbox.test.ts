import { beforeEach, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { openMailServer } from '../../support/mail-server.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const people = [
  { ...participantRow, participantId: '1000000000001', email: 'marked@example.org' },
  { ...participantRow, participantId: '1000000000002' },
];

let url: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
  await importText(db, keys, toText(people));
  for (const { participantId } of people) {
    const claim = records.identify('participant-id', participantId);
    await records.requestPin({ claim, request: 'CA1', ...pinMessage });
  }
  await records.close();
});

const env = () => ({ DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });
const run = (...args: string[]) => runScript('commands/outbox.ts', args, env());

describe('npm run outbox', () => {
  test('lists what waits, without PIN, address or ID', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('    1  email   asked 0 min ago\n    2  letter  asked 0 min ago\n');
  });

  test('tells how old a message is, and whether it is too late for it', async () => {
    const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
    const daysAgo = (days: number) => Date.now() - days * 86_400_000;
    await db
      .updateTable('outbox')
      .set({ asked_at_ms: daysAgo(0.25) })
      .where('number', '=', 1)
      .execute();
    const ended = { asked_at_ms: daysAgo(12), expires_at_ms: daysAgo(2) };
    await db.updateTable('outbox').set(ended).where('number', '=', 2).execute();
    await records.close();
    expect((await run()).stdout).toBe(
      '    1  email   asked 6 h ago\n    2  letter  asked 12 days ago, its PIN has ended\n',
    );
  });

  test('-- show NUMBER prints the letter', async () => {
    const { code, stdout } = await run('show', '2');
    expect(code).toBe(0);
    expect(stdout).toContain('To: the mailing address of participant 1000000000002\n');
    expect(stdout).toMatch(/^en: \d{8}\n30 days\n/m);
  });

  test('-- sent NUMBER marks it, once, and its text is gone', async () => {
    expect(await run('sent', '2')).toMatchObject({ code: 0, stdout: 'Message 2 is marked as sent.\n' });
    expect(await run('sent', '2')).toMatchObject({ code: 1, stderr: 'No message 2 waits to be sent.\n' });
    expect(await run('show', '2')).toMatchObject({
      code: 1,
      stderr: 'Message 2 is sent: its text is no longer kept.\n',
    });
    expect(await run('show', '7')).toMatchObject({ code: 1, stderr: 'There is no message 7.\n' });
    expect((await run()).stdout).toBe('    1  email   asked 0 min ago\n');
  });

  test('-- send sends the e-mails over SMTP_URL', async () => {
    const { received, port } = await openMailServer();
    const withMail = { ...env(), SMTP_URL: `smtp://127.0.0.1:${port}?from=no-reply@example.org` };
    const { code, stdout, stderr } = await runScript('commands/outbox.ts', ['send'], withMail);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Sent 1, failed 0.\n' });
    expect(stderr).toBe('a message is sent (number 1, attempts 1)\n');
    expect(received).toMatchObject([{ from: 'no-reply@example.org', to: ['marked@example.org'] }]);
    expect((await run()).stdout).toBe('    2  letter  asked 0 min ago\n');
  });

  test('-- send says what failed, without the address, and the list says it too', async () => {
    const closed = { ...env(), SMTP_URL: 'smtp://127.0.0.1:1?from=no-reply@example.org' };
    const { code, stdout, stderr } = await runScript('commands/outbox.ts', ['send'], closed);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'Sent 0, failed 1.\n' });
    expect(stderr).not.toContain('marked');
    expect((await run()).stdout).toMatch(/^ {4}1 {2}email {3}asked 0 min ago, tried 1 time, last: E[A-Z]+$/m);
  });

  test('-- send without SMTP_URL says what is missing', async () => {
    expect(await run('send')).toMatchObject({ code: 1, stderr: 'Set SMTP_URL to send e-mail. Nothing was sent.\n' });
  });

  test('--help explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run outbox -- show NUMBER');
  });

  test.each([[['show']], [['sent', 'x']], [['send', '1']], [['lst']], [['show', '1', '2']], [['--fast']]])(
    'does not understand %j',
    async (args) => {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('npm run outbox -- show NUMBER');
    },
  );
});
