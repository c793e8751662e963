import { readFileSync } from 'node:fs';
import { decodeUtf8 } from '../text/decode-utf8.ts';

interface Read {
  /** The environment, with the content of each `NAME_FILE` under `NAME`. */
  readonly env: NodeJS.ProcessEnv;
  readonly problems: readonly string[];
}

/**
 * Reads variables that are given as files, as container platforms do with secrets: `NAME_FILE` holds the path. White space around the
 * content is trimmed.
 */
export function readFiles(env: NodeJS.ProcessEnv, variables: readonly string[]): Read {
  const read = { ...env };
  const problems: string[] = [];
  for (const name of variables) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    if (env[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: unset one`);
    else readFile(name, path);
  }
  return { env: read, problems };

  function readFile(name: string, path: string): void {
    try {
      const text = decodeUtf8(readFileSync(path));
      if (typeof text !== 'string') problems.push(`${name}_FILE names a file that is not UTF-8: save it as UTF-8`);
      else if (text.trim() === '') problems.push(`${name}_FILE names a file that is empty`);
      else read[name] = text.trim();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      problems.push(`${name}_FILE names a file that cannot be read${code}`);
    }
  }
}
