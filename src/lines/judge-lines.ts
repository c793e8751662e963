import type { Flow } from '../dialogue/flow.ts';
import { suggestOne, type YamlFile } from '../yaml/yaml-file.ts';
import type { PlacedDesk } from './read-desk.ts';
import type { PlacedLine } from './read-line.ts';

interface Judged {
  readonly lines: readonly PlacedLine[];
  /** Whether the file has no other lines, which have mistakes of their own. */
  readonly areAll: boolean;
  /** The flows that lines may name; undefined: any. */
  readonly flows: readonly KnownFlow[] | undefined;
}

/** As much of a flow as a line must agree with. */
export type KnownFlow = Pick<Flow, 'name' | 'signsIn'>;

/** Reports what each line says rightly, and the lines of a file cannot say together. */
export function judgeLines(file: YamlFile, { lines, areAll, flows }: Judged): void {
  judgeNames(file, lines);
  judgeNumbers(file, lines);
  judgeDesks(file, lines);
  for (const placed of lines) {
    judgePace(file, placed);
    judgeKeys(file, placed);
    warnOfIdleSettings(file, placed);
    warnOfNoHours(file, placed);
    if (areAll) judgeTtyCallers(file, placed, lines);
    if (flows) judgeFlow(file, placed, flows);
  }
}

/** URLs and saved calls hold the name of a line alone. */
function judgeNames(file: YamlFile, lines: readonly PlacedLine[]): void {
  const owners = new Map<string, PlacedLine>();
  for (const placed of lines) {
    const { name } = placed.line;
    const owner = owners.get(name);
    if (!owner) owners.set(name, placed);
    // Within an agency the file itself would not be valid.
    else if (owner.line.agency !== placed.line.agency)
      file.report(
        placed.nameAt,
        `"${name}" is a line of "${owner.line.agency}" already, in line ${file.lineOf(owner.nameAt)}.`,
        'Give it another name.',
      );
  }
}

function judgeNumbers(file: YamlFile, lines: readonly PlacedLine[]): void {
  const owners = new Map<string, { name: string; at: number }>();
  for (const { line, numbers } of lines) {
    for (const { number, offset } of numbers) {
      const owner = owners.get(number);
      if (!owner) owners.set(number, { name: line.name, at: file.lineOf(offset) });
      else file.report(offset, `${number} is a number of "${owner.name}" already, in line ${owner.at}.`, 'Keep one.');
    }
  }
}

/** A desk is its number, so all that lead there must agree on its agents; and calls to our own numbers would ring in a circle. */
function judgeDesks(file: YamlFile, lines: readonly PlacedLine[]): void {
  const known = new Map<string, PlacedDesk & { name: string; agency: string }>();
  for (const { line, desks } of lines) {
    for (const { desk, offset } of desks) {
      const own = lines.find((other) => other.line.numbers.includes(desk.number));
      if (own) {
        const suggestion = 'Give the number where your people answer.';
        file.report(
          offset,
          `${desk.number} is a number of the line "${own.line.name}": it would ring itself.`,
          suggestion,
        );
      }
      const twin = known.get(desk.number);
      if (!twin) known.set(desk.number, { desk, offset, name: line.name, agency: line.agency });
      else if (twin.agency !== line.agency) reportForeignDesk(file, { desk, offset }, twin);
      else if (twin.desk.agents !== desk.agents) {
        const there = `${countAgents(twin)} in "${twin.name}", in line ${file.lineOf(twin.offset)}`;
        const message = `The desk ${desk.number} has ${countAgents({ desk })} here and ${there}.`;
        file.report(offset, message, 'It is one desk: give the same everywhere.');
      }
    }
  }
}

/** The people at a desk hear of callers what only their own agency may know. */
function reportForeignDesk(file: YamlFile, { desk, offset }: PlacedDesk, twin: PlacedDesk & { agency: string }): void {
  const message = `The desk ${desk.number} is one of "${twin.agency}", in line ${file.lineOf(twin.offset)}.`;
  file.report(offset, message, 'Give each agency a desk of its own.');
}

function countAgents({ desk: { agents } }: Pick<PlacedDesk, 'desk'>): string {
  if (agents === undefined) return 'no number of agents';
  return agents === 1 ? '1 agent' : `${agents} agents`;
}

function judgePace(file: YamlFile, { line: { channel, pace }, paceAt }: PlacedLine): void {
  if (channel === 'voice' || pace === 'relay') return;
  file.report(
    paceAt,
    'A line with channel: tty has pace: relay, since nobody who types can be hurried.',
    'Write relay.',
  );
}

/** Settings that count on lines of the other channel only. */
function warnOfIdleSettings(file: YamlFile, { line: { channel, pay, signIn }, settingsAt }: PlacedLine): void {
  const idle = channel === 'voice' ? (['straightToDesk', 'baud'] as const) : (['tty'] as const);
  const other = channel === 'voice' ? 'tty' : 'voice';
  for (const name of idle) {
    const offset = settingsAt[name];
    if (offset !== undefined)
      file.warn(offset, `"${name}" does nothing here: it is for lines with channel: ${other}.`, 'Take it away.');
  }
  if (pay?.link !== undefined && !signIn)
    file.warn(
      settingsAt.pay ?? 0,
      '"link" does nothing here: it is texted to callers who have signed in.',
      'Take it away.',
    );
}

function warnOfNoHours(file: YamlFile, { line: { name, hours }, settingsAt }: PlacedLine): void {
  if (hours && Object.values(hours.days).every((spans) => spans.length === 0))
    file.warn(
      settingsAt.hours ?? 0,
      `The desk of "${name}" is closed every day.`,
      'Give times to the days when people answer.',
    );
}

/** Nobody who answers at a text telephone can be told to press a key. */
function judgeKeys(file: YamlFile, { line: { channel }, desks }: PlacedLine): void {
  if (channel === 'voice') return;
  for (const { desk, offset } of desks) {
    if (desk.confirm)
      file.report(offset, 'A desk of a line with channel: tty takes calls without a key.', 'Leave out confirm.');
  }
}

function judgeTtyCallers(
  file: YamlFile,
  { line: { tty, agency }, ttyAt }: PlacedLine,
  lines: readonly PlacedLine[],
): void {
  if (!tty) return;
  const typed = lines.flatMap(({ line }) => (line.channel === 'tty' && line.agency === agency ? line.numbers : []));
  if (typed.includes(tty.number)) return;
  const message = `${tty.number} is a number of no line with channel: tty.`;
  file.report(ttyAt, message, typed[0] === undefined ? 'Add that line.' : `Write one of ${typed.join(', ')}.`);
}

function judgeFlow(file: YamlFile, placed: PlacedLine, flows: readonly KnownFlow[]): void {
  const { line, flowAt } = placed;
  const flow = flows.find(({ name }) => name === line.flow);
  if (flow) return judgeSignIn(file, placed, flow);
  const names = flows.map(({ name }) => name);
  const suggestion = suggestOne(line.flow, names) ?? `Write one of ${names.join(', ')}.`;
  file.report(flowAt, `There is no flow "${line.flow}".`, suggestion);
}

/** What stands at a line only where its flow signs callers in. */
const ofSignIn = ['signIn', 'taxOffsets', 'enforcement'] as const;

function judgeSignIn(file: YamlFile, { line, flowAt, settingsAt }: PlacedLine, { name, signsIn }: KnownFlow): void {
  if (signsIn && !line.signIn) {
    const message = `Callers sign in at the flow "${name}", and "${line.name}" does not say how.`;
    file.report(flowAt, message, 'Add signIn and taxOffsets.');
  }
  if (signsIn) return;
  for (const setting of ofSignIn) {
    const offset = settingsAt[setting];
    if (offset !== undefined)
      file.report(offset, `Nobody signs in at the flow "${name}": "${setting}" has no place here.`, 'Take it away.');
  }
}
