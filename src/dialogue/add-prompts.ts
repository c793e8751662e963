import type { FlowPrompts } from './flow.ts';

/** What the prompt files must hold for all of these parts of a flow, or flows, together. */
export function addPrompts(parts: readonly Partial<FlowPrompts>[]): FlowPrompts {
  return {
    statements: Object.assign({}, ...parts.map(({ statements }) => statements)),
    optional: distinct(parts.map(({ optional }) => optional)),
    digits: distinct(parts.map(({ digits }) => digits)),
    starred: distinct(parts.map(({ starred }) => starred)),
    picks: Object.assign({}, ...parts.map(({ picks }) => picks)),
    recordings: distinct(parts.map(({ recordings }) => recordings)),
    texts: Object.assign({}, ...parts.map(({ texts }) => texts)),
    letters: Object.assign({}, ...parts.map(({ letters }) => letters)),
    errands: distinct(parts.map(({ errands }) => errands)),
    answers: distinct(parts.map(({ answers }) => answers)),
    callbacks: distinct(parts.map(({ callbacks }) => callbacks)),
  };
}

function distinct(names: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(names.flatMap((some = []) => some))];
}
