import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument, root } from '../support/documents.ts';

const sources = globSync(join(root, 'src/**/*.ts')).map((path) => readFileSync(path, 'utf8'));
const [, table = ''] = /## What the log says\n([\s\S]*?)\n## /.exec(readDocument('docs/runbooks.md')) ?? [];
/** What stands in the first column, in backticks. */
const told = [...table.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
);

test('the messages that docs/runbooks.md explains are logged', () => {
  expect(told.length).toBeGreaterThan(20);
  const quoted = (message: string) =>
    sources.some((text) => text.includes(`'${message}`) || text.includes(`\`${message}`));
  expect(told.filter((message) => !quoted(message))).toEqual([]);
});

test('docs/runbooks.md explains every message that is logged as an error', () => {
  const logged = sources.flatMap((text) =>
    [...text.matchAll(/\blog\??\.(?:error|fatal)\([^'`;]*?['`]([^'`]+)['`]/g)].map(([, message = '']) => message),
  );
  expect(logged.length).toBeGreaterThan(15);
  expect(logged.filter((message) => !told.some((start) => message.startsWith(start)))).toEqual([]);
});
