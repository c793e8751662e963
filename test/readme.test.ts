import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

describe.each(['README.md', 'flows/README.md', 'prompts/README.md'])('%s', (file) => {
  it('names commands that exist', () => {
    const named = [...read(file).matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== 'ci' && name !== undefined && !scripts.includes(name))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...read(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });
});

it('README.md lists every variable that the server reads, and no other', () => {
  const table = [...read('README.md').matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name);
  const known = [...read('src/config/read-config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(8);
  expect(new Set(table)).toEqual(new Set(known));
});
