import { execFile } from 'node:child_process';
import { builtProgram } from './built-program.ts';
import { compiledOnce } from './compiled-once.ts';

interface Ran {
  /** Null where the process was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of `scripts/` to its end for California, with this environment and no other, in a folder: this one where left out. */
export function runScript(name: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<Ran> {
  const script = builtProgram(`scripts/${name}`);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { env: { ...compiledOnce, AGENCIES: 'california', ...env }, cwd },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
