import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlocks, readDocument, root } from './documents.ts';

/** What the recipe "An agency" of docs/recipes.md tells to write and to type, in its order. */
export function readAgencyRecipe() {
  const [, recipe = ''] = /^## An agency\n([\s\S]*?)^## /m.exec(readDocument('docs/recipes.md')) ?? [];
  const blocks = readBlocks(recipe.replaceAll(/^ {3}/gm, '')).map(({ content }) => content);
  const [lines = '', copy = '', english = '', spanish = '', directory = '', variables = '', commands = ''] = blocks;
  const env = Object.fromEntries(
    variables
      .trim()
      .split('\n')
      .map((row) => row.split(/=(.*)/s)),
  );
  return {
    lines,
    copy,
    greetings: { en: english, es: spanish },
    directory,
    env,
    commands: commands.trim().split('\n'),
  };
}

/** Lines of several agencies as they are shipped, up to those of another. */
export function readShippedLines(upTo?: string): string {
  const shipped = readFileSync(join(root, 'flows/lines.yaml'), 'utf8');
  return upTo === undefined ? shipped : shipped.slice(0, shipped.indexOf(`  ${upTo}:`));
}

/** Walks the recipe in a folder for SETTINGS_DIR, beside the agencies of these lines. */
export function addAgencyByRecipe(folder: string, beside: string): void {
  const { lines, copy, greetings, directory } = readAgencyRecipe();
  writeFileSync(join(folder, 'lines.yaml'), `${beside.trimEnd()}\n${lines.replace(/^agencies:\n/, '')}`);
  cpSync(join(root, 'prompts'), join(folder, 'prompts'), { recursive: true });
  execFileSync('sh', ['-c', copy], { cwd: folder });
  const own = join(folder, 'prompts/lake-county');
  for (const [language, greeting] of Object.entries(greetings)) {
    const file = join(own, `${language}.yaml`);
    const greeted = readFileSync(file, 'utf8').replace(/^ {2}intro: .*\n/m, `  ${greeting}`);
    writeFileSync(
      file,
      greeted.replaceAll(/Customer Connect/gi, 'Lake Line').replaceAll(/Cliente Conectado/gi, 'Línea Lake'),
    );
  }
  writeFileSync(join(own, 'directory.yaml'), directory);
}
