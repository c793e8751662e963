import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The entries of a language as an agency has them, unread: its own, and what all agencies say alike. */
export function readTexts<Entry>(language: string, agency = 'california'): Record<string, Entry> {
  const files = ['shared', agency].map((name) => readFileSync(`prompts/${name}/${language}.yaml`, 'utf8'));
  return Object.assign({}, ...files.map((text) => parse(text)));
}
