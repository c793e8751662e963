import type { ShownCell, ShownRow, ShownTable } from '../show-tables.ts';
import { allRow } from '../tables/report-table.ts';
import { drawBars } from './draw-bars.ts';
import { fillMarkup, type Markup } from './fill-markup.ts';
import { tellCell } from './tell-cell.ts';

/** The tables that are drawn, and the columns of which their bars are made, each with its colour in this order. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  waterfall: ['gave-up', 'passed-early', 'passed', 'ended', 'went-on'],
  ends: ['given-up', 'passed-early', 'passed', 'locked-out', 'served', 'turned-away', 'fault', 'no-end'],
};

/** Where a part of a bar is hidden, the bar is drawn whole. */
const wholeTone = 8;
const mostBars = 30;

/** Draws a table; nothing where it is not one of those that are drawn. It shows nothing that the table does not. */
export function drawPlot(table: ShownTable): Markup {
  const parts = drawn[table.id];
  if (!parts) return fillMarkup``;
  const rows = table.rows.filter(({ name }) => table.rows.length === 1 || name !== allRow);
  const bars = rows.slice(0, mostBars).map((row) => ({
    label: row.name,
    note: tellBar(table, row),
    parts: splitBar(table, row, parts),
  }));
  const about = `${table.about} The numbers stand in the table below.`;
  const left = rows.length - bars.length;
  const legend = [...parts.map((id, tone) => drawLegend(titleOf(table, id), tone)), drawLegend('Not told', wholeTone)];
  return fillMarkup`<ul class="legend">
${legend}
</ul>
${drawBars({ id: table.id, title: table.title, about, bars })}
${left > 0 ? fillMarkup`<p>${left} more stand in the table.</p>` : ''}`;
}

function splitBar(table: ShownTable, row: ShownRow, ids: readonly string[]) {
  const sizes = ids.map((id) => cellOf(table, row, id)).filter((cell) => typeof cell === 'number');
  if (sizes.length === ids.length) return sizes.map((size, tone) => ({ size, tone }));
  const [whole] = row.cells;
  return typeof whole === 'number' ? [{ size: whole, tone: wholeTone }] : [];
}

function tellBar(table: ShownTable, row: ShownRow): string {
  const whole = `${tellCell(row.cells[0], 'count')} ${table.columns[0]?.title.toLowerCase() ?? ''}`;
  if (table.id !== 'waterfall') return whole;
  const share = tellCell(cellOf(table, row, 'drop-off'), 'share');
  return `${whole}, ${tellCell(cellOf(table, row, 'gave-up'), 'count')} gave up (${share})`;
}

function cellOf({ columns }: ShownTable, { cells }: ShownRow, id: string): ShownCell {
  return cells[columns.findIndex((column) => column.id === id)];
}

function titleOf({ columns }: ShownTable, id: string): string {
  return columns.find((column) => column.id === id)?.title ?? id;
}

function drawLegend(title: string, tone: number): Markup {
  return fillMarkup`<li><svg aria-hidden="true" width="14" height="14"><rect class="tone${tone}" width="14" height="14"/></svg> ${title}</li>`;
}
