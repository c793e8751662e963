import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';

type Tell = (path: string) => string;

const sentences: Readonly<Record<string, Tell>> = {
  ENOENT: (path) =>
    existsSync(dirname(path))
      ? `There is no file or folder ${shorten(path)}: check the name.`
      : `There is no folder ${shorten(dirname(path))}: make it first, or name another place.`,
  ENOTDIR: (path) => `${shorten(path)} leads through a file as if it were a folder: name another place.`,
  EISDIR: (path) => `${shorten(path)} is a folder: name a file.`,
  EEXIST: (path) => `${shorten(path)} exists already: name another place, or move it away.`,
  EACCES: tellForbidden,
  EPERM: tellForbidden,
  ENOSPC: (path) => `The disk that holds ${shorten(path)} is full: make room, then try again.`,
  EROFS: (path) => `${shorten(path)} stands where nothing can be written: name another place.`,
};

function tellForbidden(path: string): string {
  return `This user may not read or write ${shorten(path)}: change its permissions, or name another place.`;
}

/**
 * What a file system refused, as a sentence that names the path and says what to do; undefined for any other error. The system names no
 * path where reading or writing fails: it is one of `paths` then.
 */
export function tellSystemFault(error: unknown, paths: readonly string[] = []): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !concernsFiles(error)) return undefined;
  const code = String(error.code);
  const path = 'path' in error ? String(error.path) : findConcerned(code, paths);
  const tell = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return path === undefined ? undefined : tell?.(path);
}

/** Connections and programs fail with the same codes. */
function concernsFiles(error: Error): boolean {
  return 'syscall' in error && !/^(?:connect|listen|bind|spawn|getaddrinfo)/.test(String(error.syscall));
}

function findConcerned(code: string, paths: readonly string[]): string | undefined {
  if (code !== 'EISDIR') return paths[0];
  return paths.find((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

/** As it is seen from the folder that a command is run in. */
function shorten(path: string): string {
  const seen = isAbsolute(path) ? relative('', path) : path;
  return seen === '' || seen.startsWith('..') ? path : seen;
}
