import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutboxSender } from '../../../../src/adapters/sql/outbox/outbox-sender.ts';
import { createSqlOutbox } from '../../../../src/adapters/sql/outbox/sql-outbox.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import type { Notifier } from '../../../../src/calls/ports/notifier.ts';
import { pinMessage } from '../../../support/pin-message.ts';
import {
  importText,
  newKey,
  oldKey,
  readMessages,
  temporaryDatabase,
  toText,
} from '../../../support/sqlite-records.ts';
import { participantRow } from '../../../support/rows.ts';

const minuteMs = 60_000;
const people = [
  { ...participantRow, participantId: '1000000000001', email: 'marked.one@example.org' },
  { ...participantRow, participantId: '1000000000002', email: 'marked.two@example.org' },
  { ...participantRow, participantId: '1000000000003' },
];

let nowMs: number;
let url: string;
let opened: OpenRecords;
const clock = () => nowMs;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 22);
  url = await temporaryDatabase();
  opened = await openSqlRecords({ url, keys: [oldKey], clock });
  await importText(opened.db, opened.keys, toText(people));
});
afterEach(() => opened.records.close());

const ask = (...numbers: number[]) =>
  Promise.all(
    numbers.map((number) => {
      const claim = opened.records.identify('participant-id', `100000000000${number}`);
      return opened.records.requestPin({ claim, request: 'CA1', ...pinMessage });
    }),
  );

function open(send: Notifier['send'], keys = opened.keys) {
  const logged: string[] = [];
  const write = (facts: object, message: string) => void logged.push(JSON.stringify([facts, message]));
  const log = { info: write, warn: write, error: write };
  const sender = createOutboxSender({ db: opened.db, keys, notifier: { send }, log, everyMs: 10, clock });
  return { ...sender, logged };
}

const states = async () =>
  (
    await opened.db
      .selectFrom('outbox')
      .select(['number', 'state', 'attempts', 'last_error'])
      .orderBy('number')
      .execute()
  ).map(({ number, state, attempts, last_error: failure }) => [number, state, attempts, failure]);

describe('the sender of the outbox', () => {
  test('sends e-mails and leaves letters', async () => {
    await ask(1, 2, 3);
    const send = vi.fn<Notifier['send']>(() => Promise.resolve());
    expect(await open(send).sendDue()).toEqual({ sent: 2, failed: 0 });
    expect(send.mock.calls.map(([{ to }]) => to).toSorted()).toEqual([
      'marked.one@example.org',
      'marked.two@example.org',
    ]);
    expect((await readMessages(opened.db, opened.keys)).map(({ channel }) => channel)).toEqual(['letter']);
    expect(await open(send).sendDue()).toEqual({ sent: 0, failed: 0 });
  });

  test('tries what failed again, after pauses that grow', async () => {
    await ask(1);
    const failure = Object.assign(new Error('no such user marked.one@example.org'), {
      code: 'EENVELOPE',
      responseCode: 550,
    });
    const send = vi.fn<Notifier['send']>(() => Promise.reject(failure));
    const { sendDue, logged } = open(send);
    const triedAtMinute: number[] = [];
    for (let minute = 0; minute <= 1200; minute += 1) {
      const { failed } = await sendDue();
      if (failed > 0) triedAtMinute.push(minute);
      nowMs += minuteMs;
    }
    expect(triedAtMinute).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 494, 734, 974]);
    expect(await states()).toEqual([[1, 'asked', 11, 'EENVELOPE 550']]);
    send.mockResolvedValue();
    nowMs += 120 * minuteMs;
    expect(await sendDue()).toEqual({ sent: 1, failed: 0 });
    expect(logged.join('')).not.toContain('marked');
    expect(logged[0]).toContain('EENVELOPE 550');
  });

  test('a message that fails holds up no other', async () => {
    await ask(1, 2);
    const { sendDue } = open(({ to }) =>
      to.includes('one') ? Promise.reject(new TypeError('no')) : Promise.resolve(),
    );
    expect(await sendDue()).toEqual({ sent: 1, failed: 1 });
    expect((await states()).map(([, state]) => state).join()).toMatch(/^(asked,sent|sent,asked)$/);
  });

  test('a message whose key is gone counts as failed', async () => {
    await ask(1);
    const send = vi.fn<Notifier['send']>();
    expect(await open(send, [newKey]).sendDue()).toEqual({ sent: 0, failed: 1 });
    expect(send).not.toHaveBeenCalled();
  });

  test('two at once send each message once', async () => {
    await ask(1, 2);
    const other = await openSqlRecords({ url, keys: [oldKey], clock });
    const send = vi.fn<Notifier['send']>(() => wait(5));
    const log = { info() {}, warn() {}, error() {} };
    const second = createOutboxSender({ ...other, notifier: { send }, log, clock });
    const counts = await Promise.all([open(send).sendDue(), second.sendDue(), open(send).sendDue()]);
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(send).toHaveBeenCalledTimes(2);
    await other.records.close();
  });

  test('what a sender took before it died is sent two minutes later', async () => {
    await ask(1);
    expect(await createSqlOutbox({ ...opened, clock }).claimEmail()).toMatchObject({ number: 1, attempts: 1 });
    const { sendDue } = open(() => Promise.resolve());
    nowMs += 2 * minuteMs - 1;
    expect(await sendDue()).toEqual({ sent: 0, failed: 0 });
    nowMs += 1;
    expect(await sendDue()).toEqual({ sent: 1, failed: 0 });
  });

  test('takes the message first that has been due for longest', async () => {
    await ask(1);
    await ask(2);
    await opened.db
      .updateTable('outbox')
      .set({ due_ms: nowMs - 1 })
      .where('number', '=', 2)
      .execute();
    const outbox = createSqlOutbox({ ...opened, clock });
    expect(await outbox.claimEmail()).toMatchObject({ number: 2 });
    expect(await outbox.claimEmail()).toMatchObject({ number: 1 });
  });

  test('a failure is noted at its own message alone', async () => {
    await ask(1);
    await ask(2);
    await createSqlOutbox(opened).noteFailure(2, 'EENVELOPE 550');
    expect(await states()).toEqual([
      [1, 'asked', 0, null],
      [2, 'asked', 0, 'EENVELOPE 550'],
    ]);
  });

  test('a message that was sent stays sent when its participant asks for another PIN', async () => {
    await ask(1);
    await createSqlOutbox(opened).markSent(1);
    nowMs += 2 * 86_400_000;
    const claim = opened.records.identify('participant-id', '1000000000001');
    await opened.records.requestPin({ claim, request: 'CA2', ...pinMessage });
    expect((await states()).map(([number, state]) => [number, state])).toEqual([
      [1, 'sent'],
      [2, 'asked'],
    ]);
  });

  test('sends no PIN that has ended', async () => {
    await ask(1);
    nowMs += 10 * 86_400_000;
    expect(await open(() => Promise.resolve()).sendDue()).toEqual({ sent: 0, failed: 0 });
  });

  test('once started, looks again and again until it is stopped, and ends with what it has begun', async () => {
    const handover = Promise.withResolvers<void>();
    const send = vi.fn<Notifier['send']>(() => handover.promise).mockResolvedValueOnce();
    const { start, stop } = open(send);
    start();
    await ask(1);
    await expect.poll(() => send).toHaveBeenCalledTimes(1);
    await ask(2);
    await expect.poll(() => send).toHaveBeenCalledTimes(2);
    const stopped = stop();
    expect(await states()).toContainEqual([2, 'asked', 1, null]);
    handover.resolve();
    await stopped;
    expect(await states()).toContainEqual([2, 'sent', 1, null]);
  });

  test('goes on when the outbox could not be read', async () => {
    const { start, stop, logged } = open(() => Promise.resolve());
    await opened.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    start();
    await expect.poll(() => logged.join('')).toContain('the outbox cannot be read');
    await opened.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    await ask(1);
    await expect.poll(() => logged.join('')).toContain('a message is sent');
    await stop();
  });
});

describe('a message', () => {
  test('stands in no file of the database in clear, and is forgotten once it is sent', async () => {
    await ask(3);
    const [letter] = await readMessages(opened.db, opened.keys);
    const pin = /\d{8}/.exec(letter?.text ?? '')?.[0] ?? 'none';
    const folder = dirname(url.slice('sqlite:'.length));
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    const bytes = Buffer.concat(files);
    expect(pin).toHaveLength(8);
    for (const clear of [pin, 'temporary PIN', Buffer.from(pin).toString('base64').slice(0, 9)]) {
      expect(bytes.indexOf(clear)).toBe(-1);
    }
    const outbox = createSqlOutbox(opened);
    expect(await outbox.markSent(1)).toBe(true);
    expect(await outbox.markSent(1)).toBe(false);
    expect(await outbox.find(1)).toMatchObject({ state: 'sent', sealed: null });
    expect(await outbox.find(2)).toBeUndefined();
    expect(await outbox.list()).toEqual([]);
  });
});
