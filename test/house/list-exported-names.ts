import type { ModuleItem, Pattern } from '@swc/core';
import { parseModule } from './parse-module.ts';
import type { SourceFile } from './source-tree.ts';

/** What a file declares for other files. What it passes on from another file is declared there. */
export function listExportedNames({ text }: SourceFile): readonly string[] {
  return parseModule(text).body.flatMap(namesOf);
}

function namesOf(item: ModuleItem): readonly string[] {
  if (item.type === 'ExportNamedDeclaration') {
    if (item.source) return [];
    return item.specifiers.flatMap((its) => (its.type === 'ExportSpecifier' ? [(its.exported ?? its.orig).value] : []));
  }
  if (item.type !== 'ExportDeclaration') return [];
  const { declaration } = item;
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => namesIn(id));
  const name = 'identifier' in declaration ? declaration.identifier : declaration.id;
  return [name.value];
}

function namesIn(pattern: Pattern): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern.value];
  throw new Error(`An export is bound by ${pattern.type}: read its names here.`);
}
