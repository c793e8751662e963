import { parseModule } from './parse-module.ts';
import type { SourceFile } from './source-tree.ts';

export type NamedFunction = Readonly<{ name: string; path: string; line: number; ownLines: number }>;

type Found = { name: string; from: number; to: number };

/** The functions of a file that have a name, with the lines that are in no other named function within them. */
export function listNamedFunctions({ path, text }: SourceFile): readonly NamedFunction[] {
  const { body, lineAt } = parseModule(text);
  const found = body
    .flatMap((item) => findFunctions(item))
    .map(({ name, from, to }) => ({ name, from: lineAt(from), to: lineAt(to) }));
  return found.map((its) => {
    const within = found.filter((other) => other !== its && other.from >= its.from && other.to <= its.to);
    const lines = Array.from({ length: its.to - its.from + 1 }, (_, index) => its.from + index);
    const own = lines.filter((line) => !within.some(({ from, to }) => line >= from && line <= to));
    return { name: its.name, path, line: its.from, ownLines: own.length };
  });
}

type Syntax = Readonly<Record<string, unknown>>;

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null;
}

function findFunctions(value: unknown): readonly Found[] {
  if (!isSyntax(value)) return [];
  const name = nameOf(value);
  const within = Object.values(value).flatMap((child) => findFunctions(child));
  if (name === undefined || !isSyntax(value['span'])) return within;
  return [{ name, from: Number(value['span']['start']), to: Number(value['span']['end']) }, ...within];
}

function nameOf(node: Syntax): string | undefined {
  switch (node['type']) {
    case 'FunctionDeclaration':
      return read(node['identifier']);
    case 'ClassMethod':
    case 'MethodProperty':
      return read(node['key']);
    case 'VariableDeclarator':
      return isFunction(node['init']) ? read(node['id']) : undefined;
    case 'KeyValueProperty':
      return isFunction(node['value']) ? read(node['key']) : undefined;
    default:
      return undefined;
  }
}

function isFunction(value: unknown): boolean {
  return isSyntax(value) && (value['type'] === 'ArrowFunctionExpression' || value['type'] === 'FunctionExpression');
}

function read(name: unknown): string | undefined {
  return isSyntax(name) && typeof name['value'] === 'string' ? name['value'] : undefined;
}
