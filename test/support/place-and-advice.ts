import type { Problem } from '../../src/yaml/problem.ts';

/** A problem as `line:column message suggestion`. */
export function placeAndAdvice({ line, column, message, suggestion = '' }: Omit<Problem, 'file'>): string {
  return `${line}:${column} ${message} ${suggestion}`.trim();
}
