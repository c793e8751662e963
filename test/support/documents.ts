import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const root = join(import.meta.dirname, '../..');

/** Every document of the house, by its path from the root. */
export const documents = globSync(['*.md', '{docs,flows,prompts,deploy}/*.md', '{scripts,src,test}/**/*.md'], {
  cwd: root,
}).toSorted();

export function readDocument(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The scripts of package.json: name and command. */
export const npmScripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readDocument('package.json'))).scripts;

/** The blocks of a document between ``` fences; `language` is the word behind the first fence, or ''. */
export function readBlocks(text: string): { readonly language: string; readonly content: string }[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', content = '']) => ({
    language,
    content,
  }));
}

/** The lines of a document's `sh` blocks: what a reader types. */
export function readCommands(file: string): string[] {
  return readBlocks(readDocument(file))
    .filter(({ language }) => language === 'sh')
    .flatMap(({ content }) => content.trimEnd().split('\n'));
}
