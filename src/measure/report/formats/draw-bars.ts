import { fillMarkup, type Markup } from './fill-markup.ts';

/** A part of a bar; `tone` is the number of its colour. */
interface BarPart {
  readonly size: number;
  readonly tone: number;
}

interface Bar {
  readonly label: string;
  /** A second line below the label. */
  readonly note: string;
  readonly parts: readonly BarPart[];
}

interface Plot {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly bars: readonly Bar[];
}

const rowPx = 60;
const labelPx = 14;
const notePx = 31;
const barTopPx = 37;
const barPx = 14;

/** Bars below each other, each under its label and a note. Widths are parts of the page, so that letters keep their size on a small screen. */
export function drawBars({ id, title, about, bars }: Plot): Markup {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { size }) => sum + size, 0)));
  return fillMarkup`<svg role="img" aria-labelledby="${id}-title ${id}-about" width="100%" height="${bars.length * rowPx}">
<title id="${id}-title">${title}</title>
<desc id="${id}-about">${about}</desc>
${bars.map((bar, at) => drawBar(bar, at * rowPx, most))}
</svg>`;
}

function drawBar({ label, note, parts }: Bar, top: number, most: number): Markup {
  const drawn = parts.map(({ size, tone }, at) => {
    const left = parts.slice(0, at).reduce((sum, part) => sum + part.size, 0);
    const place = fillMarkup`x="${toPercent(left / most)}" y="${top + barTopPx}" width="${toPercent(size / most)}"`;
    return size === 0 ? [] : fillMarkup`<rect class="tone${tone}" ${place} height="${barPx}"/>`;
  });
  return fillMarkup`<text x="0" y="${top + labelPx}">${label}</text>
<text x="0" y="${top + notePx}">${note}</text>
${drawn.flat()}`;
}

function toPercent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}
