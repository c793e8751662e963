import { describe, expect, test } from 'vitest';
import { isOwnNumber } from '../../src/lines/is-own-number.ts';
import { checkLines } from '../../src/lines/lines-file.ts';
import { nameFlows } from '../../src/lines/name-flows.ts';
import { agenciesOf, createLiveLines, flowsOf, linesOf } from '../../src/lines/lines.ts';
import { FileErrors } from '../../src/yaml/file-errors.ts';

interface Written {
  readonly name: string;
  readonly number: string;
  readonly desk: string;
  readonly more?: string;
}

const aLine = ({ name, number, desk, more = '' }: Written) => `      ${name}:
        numbers: ["${number}"]
        flow: some-flow
        language: en
        pace: standard
        timeZone: America/New_York
        desk: "${desk}"
        hours: office
        signIn: { ssn: true, participantId: { minDigits: 7, maxDigits: 15 } }
        taxOffsets: false
${more}`;

const west = { name: 'west-line', number: '+18005550100', desk: '+19165550199' };
const east = { name: 'east-line', number: '+18005550101', desk: '+16175550199' };

function agencies(lines: readonly [string, Written][]): string {
  const groups = lines.map(
    ([agency, line]) =>
      `  ${agency}:\n    hours: { office: { days: { monday: "08:00-12:00" }, holidays: none } }\n    lines:\n${aLine(line)}`,
  );
  return `agencies:\n${groups.join('')}`;
}

const read = (text: string, known?: ReadonlyMap<string, readonly string[] | undefined>) =>
  checkLines(
    { file: 'lines.yaml', text },
    { flows: ['some-flow', 'other-flow'].map((name) => ({ name, signsIn: true })), ...(known && { agencies: known }) },
  ).lines;

function problemsOf(text: string, known?: ReadonlyMap<string, readonly string[] | undefined>): string[] {
  try {
    read(text, known);
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(({ line, message }) => `${line} ${message}`);
  }
}

const good = agencies([
  ['west', west],
  ['east', east],
]);

describe('lines of several agencies', () => {
  test('belong to theirs, each with its hours', () => {
    const lines = read(good);
    expect(lines.map(({ name, agency }) => [agency, name])).toEqual([
      ['west', 'west-line'],
      ['east', 'east-line'],
    ]);
    expect(agenciesOf(lines)).toEqual(['west', 'east']);
    expect(flowsOf(lines, 'east')).toEqual(['some-flow']);
    expect(lines.every(({ hours }) => hours !== undefined)).toBe(true);
  });

  test('are named with their flows, though the file has mistakes; a file of one agency names none', () => {
    expect([...nameFlows({ file: 'lines.yaml', text: good })]).toEqual([
      ['west', ['some-flow']],
      ['east', ['some-flow']],
    ]);
    const alone = 'lines:\n  one: { flow: some-flow }\n  two: { flow: some-flow }\n  three: { flw: x }\n';
    expect([...nameFlows({ file: 'lines.yaml', text: alone })]).toEqual([['', ['some-flow']]]);
  });

  test('take zone and voices of their agency, unless a line says otherwise', () => {
    const zoneless = good.replaceAll('        timeZone: America/New_York\n', '');
    expect(problemsOf(zoneless)).toEqual([
      expect.stringContaining('"timeZone" is missing in "west-line".'),
      expect.stringContaining('"timeZone" is missing in "east-line".'),
    ]);
    const shared = zoneless
      .replace('  west:\n', '  west:\n    timeZone: America/Denver\n    voices: { en: Polly.Ruth-Neural }\n')
      .replace('  east:\n', '  east:\n    timeZone: America/Chicago\n')
      .replace('east-line:\n', 'east-line:\n        timeZone: America/New_York\n');
    expect(read(shared).map(({ timeZone, voices }) => [timeZone, voices.en])).toEqual([
      ['America/Denver', 'Polly.Ruth-Neural'],
      ['America/New_York', 'Polly.Joanna-Neural'],
    ]);
    expect(problemsOf(shared.replace('America/Denver', 'America/Dnver'))).toHaveLength(1);
  });

  test('an agency sees its own lines alone, and those of others as neighbours whose numbers it does not call', () => {
    const live = createLiveLines(read(good));
    const own = linesOf(live, 'east');
    expect([...own].map(({ name }) => name)).toEqual(['east-line']);
    expect(['+18005550101', '+18005550100', '+19165550199'].map((phone) => isOwnNumber(own, phone))).toEqual([
      true,
      true,
      true,
    ]);
    live.replace(read(agencies([['west', west]])));
    expect([...own]).toEqual([]);
    expect(own.former?.map(({ name }) => name)).toEqual(['east-line']);
    expect(linesOf(live, 'west').former).toEqual([]);
  });
});

describe('refused, by line', () => {
  test.each([
    ['a name that two agencies give to a line', { ...east, name: 'west-line' }, /"west-line" is a line of "west"/],
    ['a number of another agency', { ...east, number: west.number }, /\+18005550100 is a number of "west-line"/],
    ['a desk of another agency', { ...east, desk: west.desk }, /The desk \+19165550199 is one of "west"/],
    [
      'text telephones that are sent to another agency',
      { ...east, more: '        tty: { number: "+18005550102" }\n' },
      /\+18005550102 is a number of no line with channel: tty/,
    ],
  ])('%s', (_, line, message) => {
    const withTty = agencies([
      ['west', west],
      ['east', line],
    ]).replace('  east:', `      tty-line:\n        channel: tty\n${ttyLine}  east:`);
    expect(problemsOf(withTty)).toEqual([expect.stringMatching(message)]);
  });

  const ttyLine = aLine({ name: 'x', number: '+18005550102', desk: '+19165550198' })
    .split('\n')
    .slice(1)
    .join('\n')
    .replace('pace: standard', 'pace: relay');

  test('the name of the folder of what agencies say alike', () => {
    expect(problemsOf(agencies([['shared', west]]))).toEqual([
      expect.stringContaining('"shared" cannot be the name of an agency'),
    ]);
    expect(problemsOf(agencies([['West_Coast', west]]))).toEqual([
      expect.stringContaining('"West_Coast" cannot be the name of an agency.'),
    ]);
  });

  test.each([
    ['West_Coast', 'west-coast'],
    ['9th-county', 'california'],
  ])('the name "%s", with one such as "%s"', (name, fit) => {
    const suggestion = `Write small letters, digits and hyphens, such as "${fit}".`;
    expect(() => read(agencies([[name, west]]))).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ suggestion })] }),
    );
  });

  test('no agency at all', () => {
    expect(problemsOf('agencies: {}\n')).toEqual(['1 "agencies" holds no agency.']);
  });

  test('in a running server: a new agency, and a flow for which there are no words', () => {
    const known = new Map([
      ['west', ['some-flow']],
      ['east', ['some-flow']],
    ]);
    expect(problemsOf(good, known)).toEqual([]);
    expect(problemsOf(good.replace('  east:', '  north:'), known)).toEqual([
      expect.stringContaining('"north" is a new agency.'),
    ]);
    expect(problemsOf(good.replace('flow: some-flow', 'flow: other-flow'), known)).toEqual([
      expect.stringContaining('The flow "other-flow" is new for "west".'),
    ]);
  });
});
