import process from 'node:process';
import { findClosest } from '../../../src/text/find-closest.ts';

interface Read {
  /** Undefined where none is named. */
  readonly agency: string | undefined;
  /** The arguments without it. */
  readonly others: string[];
}

/** Reads `--agency NAME` or `--agency=NAME` from the arguments of a script. Throws where the name is missing. */
export function readAgency(args: readonly string[] = process.argv.slice(2)): Read {
  const at = args.findIndex((one) => /^--agency(?:=|$)/.test(one));
  const word = args[at];
  if (word === undefined) return { agency: undefined, others: [...args] };
  const isJoined = word.includes('=');
  const agency = isJoined ? word.slice(word.indexOf('=') + 1) : args[at + 1];
  if (agency === undefined || agency === '' || agency.startsWith('-')) throw new Error('--agency needs a name.');
  return { agency, others: args.toSpliced(at, isJoined ? 1 : 2) };
}

/** The agency that is meant among those of the lines. Throws where that is not certain. */
export function chooseAgency(agencies: readonly string[], named: string | undefined): string {
  const [only = '', ...others] = agencies;
  if (named === undefined) {
    if (others.length === 0) return only;
    throw new Error(`Say whose records: ${agencies.map((agency) => `--agency ${agency}`).join(' or ')}.`);
  }
  if (agencies.includes(named)) return named;
  if (only === '') throw new Error('--agency is for lines of several agencies, and lines.yaml names none.');
  const meant = findClosest(named, agencies) ?? agencies.join(' or ');
  throw new Error(`lines.yaml names no agency "${named}": did you mean ${meant}?`);
}
