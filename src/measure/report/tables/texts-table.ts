import { type CallSums, textCounts } from '../calls/call-sums.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const head = {
  id: 'texts',
  title: 'Texts that came in',
  about:
    'By what they ask for or what they were answered, each once. They are no calls. STOP in any words of a language that is known.',
  columns: [
    { id: 'came', title: 'Texts', unit: 'count' },
    { id: 'stop', title: 'STOP', unit: 'count' },
    { id: 'start', title: 'START', unit: 'count' },
    { id: 'help', title: 'HELP', unit: 'count' },
    { id: 'served', title: 'Told something', unit: 'count' },
    { id: 'passed', title: 'Told whom to call', unit: 'count' },
    { id: 'asked', title: 'Asked something', unit: 'count' },
    { id: 'none', title: 'Not answered', unit: 'count' },
  ],
} as const;

/** What texts asked for. Of them only the line is known. */
export function textsTable(split: SplitSums, by: Split | undefined): ReportPart {
  const own = by === 'line' ? split : { all: split.all, groups: new Map<string, CallSums>() };
  return splitTable(
    head,
    own,
    by === 'line' ? by : undefined,
    ({ texts }) => {
      const counts = Object.fromEntries(textCounts.map((command) => [command, texts[command] ?? 0]));
      return { counts: { came: Object.values(counts).reduce((sum, each) => sum + each, 0), ...counts } };
    },
    { came: textCounts },
  );
}
