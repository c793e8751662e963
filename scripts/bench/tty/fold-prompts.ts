import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ttyCharacters } from '../../../src/channels/tty/modem/code-table.ts';

const folder = join(import.meta.dirname, '../../../prompts');

/** Every text of the prompt files of a language, with what stands for values filled in, in characters that TTYs have. */
export function foldPrompts(language: 'en' | 'es'): string[] {
  const files = ['shared', 'california'].map((name) => join(folder, name, `${language}.yaml`));
  const texts = files.flatMap((file) => listTexts(parse(readFileSync(file, 'utf8'))));
  return [...new Set(texts.map(fold))].filter((text) => text.trim() !== '');
}

function listTexts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(listTexts) : [];
}

/** Letters without accents, and a space for what no TTY has or minimodem has elsewhere: + = # and &. */
function fold(text: string): string {
  const plain = text
    .replaceAll(/\{[^{}]*\}/gu, '$1,310.55')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase();
  return Array.from(plain, (character) =>
    ttyCharacters.has(character) && !'+=\n'.includes(character) ? character : ' ',
  )
    .join('')
    .replaceAll(/ +/gu, ' ');
}
