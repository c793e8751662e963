import { visit, type Document, type Node } from 'yaml';
import { isAnchor, isTag } from './describe-yaml-error.ts';
import type { LocatedAdvice } from './problem.ts';

/** Words that YAML takes for marks of its own, and that would be lost: `!Sorry`, and `&Sorry` where nothing says `*Sorry`. */
export function findLostWords(document: Document.Parsed, source: string): LocatedAdvice[] {
  const used = new Set<string>();
  const marked: { readonly node: Node; readonly anchor: string | undefined }[] = [];
  visit(document, {
    Alias: (_, { source: name }) => void used.add(name),
    Value(_, node) {
      if (node.tag !== undefined || node.anchor !== undefined) marked.push({ node, anchor: node.anchor });
    },
  });
  return marked
    .filter(({ node, anchor }) => node.tag !== undefined || (anchor !== undefined && !used.has(anchor)))
    .map(({ node, anchor }) => {
      const before = source.slice(0, node.range?.[0]);
      const start = before.lastIndexOf(node.tag === undefined ? `&${anchor}` : '!');
      const offset = before[start - 1] === '!' ? start - 1 : start;
      return { offset: Math.max(0, offset), ...(node.tag === undefined ? isAnchor : isTag) };
    });
}
