import { readFileSync, statSync } from 'node:fs';
import { decodeUtf8, type EncodingFault } from '../text/decode-utf8.ts';
import type { Advice } from './problem.ts';

/** A file as read from disk: its text, or why there is none. */
export type Source =
  | { readonly file: string; readonly text: string; readonly fault?: undefined }
  | { readonly file: string; readonly text?: undefined; readonly fault: Fault };

interface Fault extends Advice, Pick<EncodingFault, 'line' | 'column'> {}

/** The files of operators have some 250 kB at most. A larger one is another file, and would hold up the server that reads it. */
const mostBytes = 1_000_000;

/** Reads a file that people edit. Never throws. */
export function loadSource(file: string): Source {
  try {
    const found = statSync(file);
    // A pipe or a device would be waited for, or never end.
    if (!found.isFile()) return unreadable(file, describeOther(found.isDirectory()));
    if (found.size > mostBytes) return unreadable(file, describeSize(found.size));
    const bytes = readFileSync(file);
    const text = decodeUtf8(bytes);
    if (typeof text === 'string') return { file, text };
    return { file, fault: { ...text, suggestion: 'Save the file as UTF-8.' } };
  } catch (error) {
    return unreadable(file, describeFailure(error));
  }
}

function unreadable(file: string, advice: Advice): Source {
  return { file, fault: { line: 1, column: 1, ...advice } };
}

function describeSize(bytes: number): Advice {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return { message: `The file has ${size}, and may have 1 MB.`, suggestion: 'Put the right file there.' };
}

function describeOther(isFolder: boolean): Advice {
  const message = isFolder ? 'This is a folder, and must be a file.' : 'This is no file that can be read.';
  return { message, suggestion: 'Put a file of this name there.' };
}

function describeFailure(error: unknown): Advice {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return { message: 'The file cannot be read.', suggestion: 'Put a file of this name there.' };
  if (code === 'EACCES') return { message: 'The file may not be read.', suggestion: 'Give the server the right to.' };
  if (code === 'ENOTDIR')
    return { message: 'There is no such folder.', suggestion: 'Name the folder that holds the files.' };
  if (code === 'ELOOP') return { message: 'This link leads to itself.', suggestion: 'Put a file of this name there.' };
  return {
    message: `The file cannot be read (${code}).`,
    suggestion: 'Look at the disk, or the mount, that holds it.',
  };
}
