import type { CallSums, QuestionCount } from '../calls/call-sums.ts';
import type { Counts } from '../calls/counts.ts';
import { manners, type QuestionManner } from '../calls/find-questions.ts';
import type { SplitSums } from '../fold-calls.ts';
import { allRow, type CellSum, nameCell, type ReportPart, type ReportRow } from './report-table.ts';
import { sortGroups } from './split-table.ts';

const columns = [
  { id: 'asked', title: 'Asked', unit: 'count' },
  { id: 'no-input', title: 'No input', unit: 'count' },
  { id: 'no-input-share', title: 'Share', unit: 'share', of: ['no-input', 'asked'] },
  { id: 'no-match', title: 'No match', unit: 'count' },
  { id: 'no-match-share', title: 'Share', unit: 'share', of: ['no-match', 'asked'] },
] as const;

const counted: readonly QuestionCount[] = ['asked', 'no-input', 'no-match'];

const titles: Readonly<Record<QuestionManner, string>> = {
  voice: 'by voice',
  relay: 'by voice at relay pace',
  tty: 'on text telephones',
};

/** Missed answers, by question, and by group of calls: for each manner a table of its own, since silence is long on some. */
export function questionsTables(split: SplitSums): ReportPart {
  const parts = manners.map((manner) => questionsTable(manner, split));
  return { tables: parts.flatMap(({ tables }) => tables), sums: parts.flatMap(({ sums }) => sums) };
}

function questionsTable(manner: QuestionManner, { all, groups }: SplitSums): ReportPart {
  const isQuestion = (state: string) => all.answered.has(state);
  const questions = [...all.questions[manner]].filter(([state]) => isQuestion(state));
  if (questions.length === 0) return { tables: [], sums: [] };
  const id = `questions-${manner}`;
  const byState = toRows(questions);
  const total = totalOf(allRow, all, manner, isQuestion);
  const byGroup = sortGroups(groups).map(([name, sums]) => totalOf(`Calls: ${name}`, sums, manner, isQuestion));
  return {
    tables: [
      {
        id,
        title: `Missed answers ${titles[manner]}`,
        about: 'Questions that were asked, and those with at least one silence, or one answer that was not understood.',
        rowTitle: 'Question',
        columns,
        rows: [total, ...byGroup, ...byState],
      },
    ],
    sums: [...sumsOver(id, byState), ...(byGroup.length > 0 ? sumsOver(id, byGroup) : [])],
  };
}

function toRows(questions: readonly (readonly [string, Counts<QuestionCount>])[]): ReportRow[] {
  return questions
    .map(([name, { asked = 0, 'no-input': noInput = 0, 'no-match': noMatch = 0 }]) => ({
      name,
      cells: { asked, 'no-input': noInput, 'no-match': noMatch },
    }))
    .toSorted((one, other) => other.cells.asked - one.cells.asked);
}

function totalOf(
  name: string,
  { questions }: CallSums,
  manner: QuestionManner,
  isQuestion: (state: string) => boolean,
): ReportRow {
  const own = [...questions[manner]].flatMap(([state, counts]) => (isQuestion(state) ? counts : []));
  const sum = (id: QuestionCount) => own.reduce((before, counts) => before + (counts[id] ?? 0), 0);
  return { name, cells: { asked: sum('asked'), 'no-input': sum('no-input'), 'no-match': sum('no-match') } };
}

function sumsOver(table: string, rows: readonly ReportRow[]): CellSum[] {
  return counted.map((column) => ({
    total: nameCell(table, allRow, column),
    parts: rows.map(({ name }) => nameCell(table, name, column)),
  }));
}
