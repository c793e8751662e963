import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
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
  const path = findProgram(program) ?? (mayInstall() ? install(program) : undefined);
  if (path === undefined) {
    throw new Error(`${program.found[0]} is missing: install the Debian package ${program.package}, or its like`);
  }
  return path;
}

function findProgram({ found }: Program): string | undefined {
  return found
    .flatMap((name) => (isAbsolute(name) ? globSync(name).toSorted().toReversed() : findOnPath(name)))
    .find(isExecutable);
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

function install(program: Program): string | undefined {
  apt('update', '-qq');
  apt('install', '-qq', '-y', '--no-install-recommends', program.package);
  return findProgram(program);
}

/** Waits for whoever else is installing. */
function apt(...command: string[]): void {
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  execFileSync('/usr/bin/env', [...quietly, ...command], { stdio: 'ignore', timeout: fiveMinutesMs });
}
