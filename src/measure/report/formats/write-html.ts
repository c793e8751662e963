import type { ReportHead } from '../report-head.ts';
import type { ShownTable } from '../show-tables.ts';
import { drawPlot } from './draw-plot.ts';
import { fillMarkup, type Markup } from './fill-markup.ts';
import { pageStyle } from './page-style.ts';
import { tellCell } from './tell-cell.ts';
import { tellTitle } from './tell-title.ts';

const policy = { markup: "default-src 'none'; style-src 'unsafe-inline'" };

/** A report as one page that fetches nothing and runs nothing: each plot with its numbers in a table below it. */
export function writeHtml(head: ReportHead, tables: readonly ShownTable[]): string {
  const title = tellTitle(head);
  return fillMarkup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${head.notes.map((note) => fillMarkup`<p>${note}</p>`)}
${tables.map(writeSection)}
</main>
</body>
</html>
`.markup;
}

function writeSection(table: ShownTable): Markup {
  const { id, title, about, rows } = table;
  return fillMarkup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p>${about}</p>
${drawPlot(table)}
<div class="wide" role="region" aria-label="${title}: table" tabindex="0">
${rows.length === 1 ? writeList(table) : writeGrid(table)}
</div>
</section>`;
}

function writeGrid({ title, rowTitle, columns, rows }: ShownTable): Markup {
  const heads = columns.map((column) => fillMarkup`<th scope="col">${column.title}</th>`);
  const lines = rows.map(({ name, cells }) => {
    const numbers = columns.map(({ unit }, at) => fillMarkup`<td>${tellCell(cells[at], unit)}</td>`);
    return fillMarkup`<tr><th scope="row">${name}</th>${numbers}</tr>`;
  });
  return fillTable(title, [fillMarkup`<th scope="col">${rowTitle}</th>`, ...heads], lines);
}

/** A single row reads better from top to bottom. */
function writeList({ title, columns, rows: [row] }: ShownTable): Markup {
  const lines = columns.map((column, at) => {
    return fillMarkup`<tr><th scope="row">${column.title}</th><td>${tellCell(row?.cells[at], column.unit)}</td></tr>`;
  });
  return fillTable(title, [fillMarkup`<th scope="col">What</th>`, fillMarkup`<th scope="col">Number</th>`], lines);
}

function fillTable(title: string, heads: readonly Markup[], lines: readonly Markup[]): Markup {
  return fillMarkup`<table>
<caption>${title}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}
</tbody>
</table>`;
}
