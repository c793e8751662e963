import { describe, expect, it } from 'vitest';
import type { MeasuredEvent } from '../../../../src/calls/ports/event-store.ts';
import { foldCalls, type Split } from '../../../../src/measure/report/fold-calls.ts';
import { fillMarkup } from '../../../../src/measure/report/formats/fill-markup.ts';
import { writeCsv } from '../../../../src/measure/report/formats/write-csv.ts';
import { writeHtml } from '../../../../src/measure/report/formats/write-html.ts';
import { writeJson } from '../../../../src/measure/report/formats/write-json.ts';
import { writeText } from '../../../../src/measure/report/formats/write-text.ts';
import { writeReportHead } from '../../../../src/measure/report/report-head.ts';
import { showTables } from '../../../../src/measure/report/show-tables.ts';
import { tabulate } from '../../../../src/measure/report/tables/tabulate.ts';
import { anEvent, storeOf } from '../../../support/an-event.ts';

const marks = ['named-call', 'hidden-caller'];
const hostile = '<script>"&\'=cmd';

/** So many calls that go from the language to the menu and end there. */
function callsOf(many: number, event: string, rest: Partial<MeasuredEvent> = {}): MeasuredEvent[][] {
  return Array.from({ length: many }, (_, at) => {
    const own = { ...rest, call: `named-call-${event}-${rest.language}-${at}` };
    const end = { kind: 'end', turn: 0, from: 'mainMenu', to: '', ms: 61_000, who: `hidden-caller-${at}` } as const;
    return [
      anEvent(own),
      anEvent({ ...own, turn: 2, from: 'language', event: 'choose.english', to: 'mainMenu', ms: 12 }),
      anEvent({ ...own, ...end, event }),
    ];
  });
}

const calls = [
  ...callsOf(20, 'served', { language: 'en' }),
  ...callsOf(9, 'given-up', { language: 'en' }),
  ...callsOf(3, 'served', { language: 'es' }),
  ...callsOf(7, 'given-up', { language: 'es', line: hostile }),
];

async function read(by?: Split, exact = false) {
  const from = Temporal.PlainDate.from('2026-11-20');
  const period = { from, to: Temporal.PlainDate.from('2026-11-26'), timeZone: 'America/Los_Angeles' };
  const now = Temporal.Instant.from('2026-11-28T12:00:00Z');
  const head = writeReportHead({ agency: 'california', period, by, exact, firstDay: '2026-11-25', now });
  return [head, showTables(tabulate(await foldCalls(storeOf(calls), period, by), by), { exact })] as const;
}

const ends = (text: string) => text.slice(text.indexOf('HOW CALLS ENDED')).split('\n\n')[0];

describe('the report', () => {
  it('is a text, each table in columns, with what is hidden and what is not final', async () => {
    const text = writeText(...(await read('language')));
    expect(text.split('\n').slice(0, 6)).toEqual([
      'Calls of california, 2026-11-20 to 2026-11-26 (America/Los_Angeles), by language',
      '<5: 1 to 4. 5+ and "hidden": what would tell one of these by subtraction.',
      'Nothing is kept of calls before 2026-11-25, in UTC.',
      '"Called again" is not final before 2026-12-04.',
      '',
      'WHERE CALLS WENT ON, AND WHERE THEY DID NOT',
    ]);
    expect(ends(text)).toMatchInlineSnapshot(`
      "HOW CALLS ENDED
      Each call once. Contained: served, of all calls that were answered, that is, not turned away.
        Calls by language     All      en      es
        Calls                  39      29      10
        Served                 23      5+      <5
        Passed                  0       0       0
        Passed early            0       0       0
        Given up               16      5+      5+
        Locked out              0       0       0
        Turned away             0       0       0
        Fault                   0       0       0
        No end known            0       0       0
        Contained          59.0 %  hidden  hidden"
    `);
    const exact = writeText(...(await read('language', true)));
    expect(exact).toContain('Keep this report within the agency');
    expect(ends(exact)).toMatchInlineSnapshot(`
      "HOW CALLS ENDED
      Each call once. Contained: served, of all calls that were answered, that is, not turned away.
        Calls by language     All      en      es
        Calls                  39      29      10
        Served                 23      20       3
        Passed                  0       0       0
        Passed early            0       0       0
        Given up               16       9       7
        Locked out              0       0       0
        Turned away             0       0       0
        Fault                   0       0       0
        No end known            0       0       0
        Contained          59.0 %  69.0 %  30.0 %"
    `);
  });

  it('is JSON, by table, row and column', async () => {
    const { tables, ...head } = JSON.parse(writeJson(...(await read('language'))));
    expect(head).toMatchObject({ agency: 'california', from: '2026-11-20', to: '2026-11-26', by: 'language' });
    expect(tables.ends).toMatchObject({
      All: { calls: 39, served: 23, contained: 23 / 39, 'turned-away': 0 },
      es: { served: '<5', contained: 'hidden' },
    });
    expect(tables.desk.All.abandonment).toBeNull();
  });

  it('is CSV, a line for each cell, of which a spreadsheet makes no formula', async () => {
    const csv = writeCsv(...(await read('line')));
    const place = 'california,2026-11-20,2026-11-26,America/Los_Angeles';
    expect(csv.split('\r\n')[0]).toBe('agency,from,to,time_zone,table,row,column,unit,value');
    expect(csv).toContain(`${place},ends,All,calls,count,39\r\n`);
    expect(csv).toContain(`${place},ends,"<script>""&'=cmd",calls,count,7\r\n`);
    expect(csv).toContain(`${place},times,All,call-mean,ms,61000\r\n`);
    const [head, tables] = await read('line');
    const formula = tables.map((table) => ({ ...table, rows: [{ name: '=1+1', cells: [] }] }));
    expect(writeCsv(head, formula)).toContain(",'=1+1,");
  });

  it.each(['text', 'json', 'csv', 'html'] as const)('names no call and no caller, as %s', async (format) => {
    const write = { text: writeText, json: writeJson, csv: writeCsv, html: writeHtml }[format];
    const written = write(...(await read('state', true)));
    expect(marks.filter((mark) => written.includes(mark))).toEqual([]);
  });
});

describe('the page', () => {
  it('fetches nothing, runs nothing, and names its language', async () => {
    const page = writeHtml(...(await read('line')));
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(
      page.match(/<(script|link|img|iframe|object)|\b(src|href|srcset)=|url\(|@import|https?:|\son\w+=/g),
    ).toBeNull();
    expect(page).toContain('&#60;script&#62;&#34;&#38;&#39;=cmd');
  });

  it('has one heading, then one for each table, the waterfall first, and each plot has its numbers below', async () => {
    const page = writeHtml(...(await read('line')));
    const headings = [...page.matchAll(/<h(\d)[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`);
    expect(headings[0]).toMatch(/^1 Calls of california/);
    expect(headings[1]).toBe('2 Where calls went on, and where they did not');
    expect(headings.slice(1).every((heading) => heading.startsWith('2 '))).toBe(true);
    const sections = page.split('<section').slice(1);
    expect(sections).toHaveLength(headings.length - 1);
    for (const section of sections) {
      expect(section.indexOf('<table>')).toBeGreaterThan(section.indexOf('role="img"'));
      expect(section).toContain('<caption>');
    }
    expect(sections.filter((section) => section.includes('role="img"')).length).toBe(2);
  });

  it('has headers with a scope in each table, and a title and a description in each plot', async () => {
    const page = writeHtml(...(await read('line')));
    expect(page.match(/<th(?! scope="(col|row)")(?=[ >])/g)).toBeNull();
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, names = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g))
      for (const name of names.split(' ')) expect(ids).toContain(name);
    for (const [plot] of page.matchAll(/<svg role="img"[\s\S]*?<\/svg>/g)) {
      expect(plot).toMatch(/<title id="[^"]+">[^<]+<\/title>\n<desc id="[^"]+">[^<]+<\/desc>/);
    }
  });

  it('draws no more than the table tells: a bar with a hidden part is drawn whole', async () => {
    async function readBars(by: Split | undefined) {
      const [, plot = ''] = writeHtml(...(await read(by))).split('id="ends-about"');
      const bars = plot.slice(0, plot.indexOf('</svg>')).split('</text>\n<text').slice(1);
      return bars.map((bar) => bar.match(/tone\d|width="[\d.]+%"/g)?.join(' '));
    }

    expect(await readBars(undefined)).toEqual(['tone0 width="41.03%" tone4 width="58.97%"']);
    expect(await readBars('language')).toEqual(['tone8 width="100%"', 'tone8 width="34.48%"']);
  });
});

it('what stands in a template is escaped, and what is markup stays', () => {
  const inner = fillMarkup`<b title="${'"'}">${"<'&>"}</b>`;
  expect(fillMarkup`${[inner, inner]}${7}`.markup).toBe(`${inner.markup}\n${inner.markup}7`);
  expect(inner.markup).toBe('<b title="&#34;">&#60;&#39;&#38;&#62;</b>');
});
