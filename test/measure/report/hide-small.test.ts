import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HiddenCount, hideSmall, leastShown } from '../../../src/measure/report/hide-small.ts';

const hide = (counts: Record<string, number>, ...sums: (readonly [string, readonly string[]])[]) =>
  Object.fromEntries(
    hideSmall(
      new Map(Object.entries(counts)),
      sums.map(([total, parts]) => ({ total, parts })),
    ),
  );

/** How often each count may be so great, where a reader knows the sum and what stands in place of each part. */
function listValues(total: number, parts: readonly (number | HiddenCount)[]): Set<number>[] {
  const rangeOf = (part: number | HiddenCount): readonly [number, number] => {
    if (typeof part === 'number') return [part, part];
    return part === '<5' ? [1, leastShown - 1] : [leastShown, total];
  };
  const found = parts.map(() => new Set<number>());
  const go = (at: number, left: number, values: readonly number[]): void => {
    const part = parts[at];
    if (part === undefined) {
      if (left === 0) for (const [index, value] of values.entries()) found[index]?.add(value);
      return;
    }
    const [from, to] = rangeOf(part);
    for (let value = from; value <= Math.min(to, left); value++) go(at + 1, left - value, [...values, value]);
  };
  go(0, total, []);
  return found;
}

const mostInCell = 10;
/** As a reader sees it, one that is hidden may be greater than all that there are. */
const cellValues = Array.from({ length: mostInCell + 5 }, (_, value) => value);

function listTriples(choices: readonly (readonly number[])[]): number[][] {
  return choices.reduce<number[][]>(
    (lists, values) => lists.flatMap((list) => values.map((value) => [...list, value])),
    [[]],
  );
}

describe('small counts', () => {
  it('are hidden from 1 to 4; 0 and 5 are shown', () => {
    expect(hide({ a: 0, b: 1, c: 4, d: 5 })).toEqual({ b: '<5', c: '<5' });
  });

  it('are not told by a sum and its other parts: the next greater one goes, too', () => {
    expect(hide({ all: 30, a: 3, b: 7, c: 20 }, ['all', ['a', 'b', 'c']])).toEqual({ a: '<5', b: '5+' });
    expect(hide({ all: 10, a: 3, b: 7 }, ['all', ['a', 'b']])).toEqual({ a: '<5', b: '5+' });
  });

  it('are not told by the least or the most that two can be', () => {
    expect(hide({ all: 22, a: 1, b: 1, c: 20 }, ['all', ['a', 'b', 'c']])).toMatchObject({ c: '5+' });
    expect(hide({ all: 28, a: 4, b: 4, c: 20 }, ['all', ['a', 'b', 'c']])).toMatchObject({ c: '5+' });
    expect(hide({ all: 26, a: 1, b: 5, c: 20 }, ['all', ['a', 'b', 'c']])).toMatchObject({ b: '5+', c: '5+' });
  });

  it('go with the sum where nothing else is left to go', () => {
    expect(hide({ all: 8, a: 4, b: 4 }, ['all', ['a', 'b']])).toEqual({ a: '<5', b: '<5', all: '5+' });
    expect(hide({ one: 9, same: 9, a: 2, b: 7 }, ['one', ['a', 'b']], ['same', ['one']])).toMatchObject({ a: '<5' });
  });

  it('stand in the same way wherever the same count stands', () => {
    const sums = [
      ['all', ['a', 'b', 'c']],
      ['b', ['again']],
    ] as const;
    expect(hide({ all: 30, a: 3, b: 7, c: 20, again: 7 }, ...sums)).toEqual({ a: '<5', b: '5+', again: '5+' });
  });

  it('cannot be told from any sum of one to five counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 }), (parts) => {
        const names = parts.map((_, at) => `p${at}`);
        const all = parts.reduce((sum, part) => sum + part, 0);
        const counts = { all, ...Object.fromEntries(parts.map((part, at) => [`p${at}`, part])) };
        const hidden = hide(counts, ['all', names]);
        if (hidden['all'] !== undefined) return;
        const shown = parts.map((part, at) => hidden[`p${at}`] ?? part);
        const possible = listValues(all, shown);
        expect(possible.map((values, at) => values.has(parts[at] ?? -1))).not.toContain(false);
        const told = shown.filter((part, at) => typeof part === 'string' && possible[at]?.size === 1);
        expect(told, JSON.stringify({ parts, shown })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be told from a table by all its rows and columns together', () => {
    const cell = fc.nat({ max: mostInCell });
    const line = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.tuple(line, line), (rows) => {
        const names = rows.map((row, at) => row.map((_, column) => `${at}/${column}`));
        const counts = new Map<string, number>(
          rows.flatMap((row, at) => row.map((value, column) => [`${at}/${column}`, value] as const)),
        );
        const sums = [
          ...names.map((parts, at) => ({ total: `row${at}`, parts })),
          ...[0, 1, 2].map((column) => ({ total: `column${column}`, parts: names.map((row) => row[column] ?? '') })),
          { total: 'all', parts: ['row0', 'row1'] },
          { total: 'all', parts: ['column0', 'column1', 'column2'] },
        ];
        for (const { total, parts } of sums)
          counts.set(
            total,
            parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0),
          );
        const hidden = hideSmall(counts, sums);
        const isLeft = [...counts].some(([name, value]) => value > 0 && !hidden.has(name));
        fc.pre(isLeft && hidden.size > 0);

        const fits = (name: string, value: number) => {
          const as = hidden.get(name);
          if (as === undefined) return value === counts.get(name);
          return as === '<5' ? value > 0 && value < leastShown : value >= leastShown;
        };
        const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
        const [first = [], second = []] = names.map((row, at) =>
          listTriples(row.map((name) => cellValues.filter((value) => fits(name, value)))).filter((triple) =>
            fits(`row${at}`, add(triple)),
          ),
        );
        const possible = new Map([...hidden.keys()].map((name) => [name, new Set<number>()]));
        for (const one of first)
          for (const other of second) {
            const down = one.map((value, column) => value + (other[column] ?? 0));
            if (!down.every((value, column) => fits(`column${column}`, value)) || !fits('all', add(down))) continue;
            for (const [at, row] of [one, other].entries())
              for (const [column, value] of row.entries()) possible.get(`${at}/${column}`)?.add(value);
          }
        const told = names.flat().filter((name) => hidden.get(name) === '<5' && possible.get(name)?.size === 1);
        expect(told, JSON.stringify({ rows, hidden: [...hidden] })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
