import type { Line } from './line.ts';

/** The lines as they are now: a look at them sees the last good edit of their file. An array is lines that stay as they are. */
export interface Lines extends Iterable<Line> {
  /** Lines that are no longer in the file. Calls in progress may still be on them. */
  readonly former?: readonly Line[];
  /** Lines of the other agencies that this server answers for. */
  readonly neighbours?: Iterable<Line>;
}

/** The line that answers at a dialled number. */
export function findLine(lines: Lines, dialled: string): Line | undefined {
  return [...lines].find((line) => line.numbers.includes(dialled));
}

/** The line of a call in progress that dialled a number. */
export function findLineInUse(lines: Lines, dialled: string): Line | undefined {
  return findLine(lines, dialled) ?? findLine(lines.former ?? [], dialled);
}

/** The line with this name. URLs and saved calls hold the name. */
export function findLineByName(lines: Lines, name: string): Line | undefined {
  return [...lines, ...(lines.former ?? [])].find((line) => line.name === name);
}

/** The agencies of the lines, in their order. */
export function agenciesOf(lines: Iterable<Line>): string[] {
  return [...new Set([...lines].map(({ agency }) => agency))];
}

/** The flows that the lines of an agency name. */
export function flowsOf(lines: Iterable<Line>, agency: string): string[] {
  return [...new Set([...lines].filter((line) => line.agency === agency).map(({ flow }) => flow))];
}

/** The lines of an agency, as they are now. */
export function linesOf(lines: Lines, agency: string): Lines {
  const own = (line: Line) => line.agency === agency;
  return {
    *[Symbol.iterator]() {
      for (const line of lines) if (own(line)) yield line;
    },
    get former() {
      return lines.former?.filter(own) ?? [];
    },
    get neighbours() {
      return [...lines].filter((line) => !own(line));
    },
  };
}

/** Lines that an edit replaces as a whole; those that it takes away are former ones. */
export function createLiveLines(first: readonly Line[]): Lines & { replace(next: readonly Line[]): void } {
  let current = first;
  let former: readonly Line[] = [];
  return {
    [Symbol.iterator]: () => current[Symbol.iterator](),
    get former() {
      return former;
    },
    replace(next) {
      const stays = ({ name, numbers }: Line) =>
        next.some((line) => line.name === name) && numbers.every((number) => findLine(next, number));
      const gone = current.filter((line) => !stays(line));
      former = [...gone, ...former.filter(({ name }) => !gone.some((line) => line.name === name))];
      current = next;
    },
  };
}
