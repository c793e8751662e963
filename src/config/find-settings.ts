import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where the files are that operators edit. */
export interface Settings {
  readonly lines: string;
  /** A folder. */
  readonly prompts: string;
}

/** Those that come with the code. */
export const shippedSettings: Settings = { lines: join(root, 'flows/lines.yaml'), prompts: join(root, 'prompts') };

/**
 * `lines.yaml` and `prompts/` of a folder; in place of one that it lacks, the one that comes with the code. Undefined where it holds neither.
 * A folder that is laid out as the code has its lines in `flows/`.
 */
export function findSettings(folder: string): Settings | undefined {
  const lines = ['lines.yaml', 'flows/lines.yaml'].map((name) => resolve(folder, name));
  const own = { lines: lines.find(existsSync) ?? '', prompts: resolve(folder, 'prompts') };
  if (!existsSync(own.lines) && !existsSync(own.prompts)) return undefined;
  return {
    lines: existsSync(own.lines) ? own.lines : shippedSettings.lines,
    prompts: existsSync(own.prompts) ? own.prompts : shippedSettings.prompts,
  };
}

export const settingsForm = 'must be a folder that holds lines.yaml, prompts/ or both';
