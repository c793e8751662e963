import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameVariable } from '../../src/agency/agency-name.ts';
import { variables } from '../../src/config/read-config.ts';
import { documents, npmScripts, readDocument, root } from '../support/documents.ts';

/** Environment variables that are set for a tool, not for the server. */
const toolVariables = ['BALANCER_PORT', 'GRAFANA_PORT', 'NODE_EXTRA_CA_CERTS', 'UV_THREADPOOL_SIZE'];

const settings = [...variables];

/** One of several agencies has its name behind: any name, since operators choose it. */
const ofAgencies = settings.map((name) => nameVariable(name, 'massachusetts'));

function findAll(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

describe.each(documents)('%s', (file) => {
  const text = readDocument(file);

  it('names npm scripts that exist', () => {
    const named = findAll(text, /npm run ([a-z][\w:-]*)/g);
    expect(named.filter((name) => !(name in npmScripts))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = findAll(text, /\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  it('runs scripts that exist', () => {
    const scripts = findAll(text, /\bnode (\S+\.ts)/g);
    expect(scripts.filter((script) => !existsSync(join(root, script)))).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const files = findAll(
      text,
      /`((?:src|flows|scripts|test|prompts|deploy(?!\/secrets))\/(?:[\w./-]+\.\w+|(?:[\w-]+\/)*))`/g,
    );
    expect(files.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('names environment variables that exist', () => {
    const named = findAll(text, /`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g).map((name) => name.replace(/_FILE$/, ''));
    expect(named.filter((name) => ![...settings, ...ofAgencies, ...toolVariables].includes(name))).toEqual([]);
  });
});

it('docs/run.md lists every variable that the server reads, and no other', () => {
  const [, table = ''] = /## Configuration\n\n([\s\S]*?)\n\n/.exec(readDocument('docs/run.md')) ?? [];
  expect(settings.length).toBeGreaterThan(8);
  expect(findAll(table, /^\| `([A-Z_]+)`/gm).toSorted()).toEqual(settings.toSorted());
});

it('README.md leads to every document', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file) || !file.endsWith('.md') || !documents.includes(file)) return;
    seen.add(file);
    for (const link of findAll(readDocument(file), /\]\(([^)#:]+)(?:#[^)]*)?\)/g)) visit(join(dirname(file), link));
  };
  visit('README.md');
  expect(documents.filter((file) => !seen.has(file))).toEqual([]);
});
