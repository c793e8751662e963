import { layOut } from '../server/lay-out.ts';
import type { TurnReport } from './measure-turns.ts';
import type { Cost, Spread, StepRow } from './step-tally.ts';

/** The figures as tables for a terminal. */
export function writeTurnTables({ machine: { cores, loadBefore }, rows }: TurnReport): string {
  const turns = rows.reduce((sum, row) => sum + row.turns, 0);
  return [
    `${cores} cores; load average before: ${loadBefore.toFixed(2)}; ${turns} turns, one call at a time`,
    '',
    ...writeTable('takeTurn', rows, (row) => row.takeTurn),
    '',
    ...writeTable('renderTwiml', rows, (row) => row.renderTwiml),
    '',
  ].join('\n');
}

function writeTable(name: string, rows: readonly StepRow[], costOf: (row: StepRow) => Cost): string[] {
  return layOut([
    [`${name}, µs`, 'hot p10', 'p50', 'p90', 'cold p10', 'p50', 'p90', 'rested p10', 'p50', 'p90', 'kB'],
    ...rows.map((row) => [row.step, ...writeCost(costOf(row))]),
  ]);
}

/** Where garbage was collected in every turn, nobody knows what was allocated. */
function writeCost({ hot, cold, rested, bytes }: Cost): string[] {
  return [...[hot, cold, rested].flatMap(writeSpread), bytes === 0 ? '?' : (bytes / 1000).toFixed(1)];
}

function writeSpread({ p10, p50, p90 }: Spread): string[] {
  return [p10, p50, p90].map((micros) => micros.toFixed(micros < 100 ? 1 : 0));
}
