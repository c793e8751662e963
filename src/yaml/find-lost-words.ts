import { visit, type Document, type Node } from 'yaml';
import { anchorAdvice, tagAdvice } from './describe-yaml-error.ts';
import type { LocatedAdvice } from './problem.ts';

/** `!!str`, which changes no text. */
const plainText = 'tag:yaml.org,2002:str';

/** Words that YAML takes for marks of its own, and that would be lost: `!Sorry`, and `&Sorry` where nothing says `*Sorry`. */
export function findLostWords(document: Document.Parsed, source: string): LocatedAdvice[] {
  const used = new Set<string>();
  const marked: { readonly node: Node; readonly anchor: string | undefined }[] = [];
  visit(document, {
    Alias: (_, { source: name }) => void used.add(name),
    Scalar(_, node) {
      if (!isPlain(node) || node.anchor !== undefined) marked.push({ node, anchor: node.anchor });
    },
  });
  return marked
    .filter(({ node, anchor }) => !isPlain(node) || (anchor !== undefined && !used.has(anchor)))
    .map(({ node, anchor }) => {
      const before = source.slice(0, node.range?.[0]);
      const start = before.lastIndexOf(isPlain(node) ? `&${anchor}` : '!');
      const offset = before[start - 1] === '!' ? start - 1 : start;
      return { offset: Math.max(0, offset), ...(isPlain(node) ? anchorAdvice : tagAdvice) };
    });
}

function isPlain({ tag }: Node): boolean {
  return tag === undefined || tag === plainText;
}
