import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { isAbsolute } from 'node:path';

export interface Program {
  /** A name looked up on the PATH, or an absolute pattern such as `/usr/lib/postgresql/*\/bin/postgres`; the last fit counts. */
  readonly found: readonly string[];
  /** The Debian package that brings it. */
  readonly package: string;
}

const fiveMinutesMs = 300_000;

/**
 * The path of a program that a service needs. Where it is missing, it is installed on Debian by root; anywhere else this throws with a
 * sentence that says what to install.
 */
export function ensureProgram(program: Program): string {
  return ensure(program, isExecutable);
}

/** The same for a file that a compiler reads, such as a header of a library. */
export function ensureFile(file: Program): string {
  return ensure(file, existsSync);
}

function ensure(wanted: Program, isFit: (path: string) => boolean): string {
  const path = find(wanted, isFit) ?? (mayInstall() ? install(wanted, isFit) : undefined);
  if (path === undefined) {
    throw new Error(`${wanted.found[0]} is missing: install the Debian package ${wanted.package}, or its like`);
  }
  return path;
}

function find({ found }: Program, isFit: (path: string) => boolean): string | undefined {
  return found
    .flatMap((name) => (isAbsolute(name) ? globSync(name).toSorted().toReversed() : findOnPath(name)))
    .find(isFit);
}

function findOnPath(name: string): string[] {
  const { stdout } = spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
  return stdout.trim() === '' ? [] : [stdout.trim()];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
}

function install(wanted: Program, isFit: (path: string) => boolean): string | undefined {
  apt('update', '-qq');
  apt('install', '-qq', '-y', '--no-install-recommends', wanted.package);
  return find(wanted, isFit);
}

/** Waits while another process installs. */
function apt(...command: string[]): void {
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  execFileSync('/usr/bin/env', [...quietly, ...command], { stdio: 'ignore', timeout: fiveMinutesMs });
}
