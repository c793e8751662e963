import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sharedWording } from '../agency/agency-name.ts';

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

/** Whose wording it is where the lines name no agency and the folder holds several. */
const usualAgency = 'california';

/**
 * Where the wording of an agency stands in a folder of several: in one of its name, beside the one of what all say alike. An agency
 * without a name has the folder itself, or the only agency's in it.
 */
export function findWording(prompts: string, agency: string): { readonly folder: string; readonly shared?: string } {
  const shared = join(prompts, sharedWording);
  const own = agency === '' && !existsSync(join(prompts, 'directory.yaml')) ? nameOnly(prompts) : agency;
  return { folder: join(prompts, own), ...(existsSync(shared) && { shared }) };
}

function nameOnly(prompts: string): string {
  const agencies = listAgencies(prompts);
  return agencies.length === 1 ? (agencies[0] ?? usualAgency) : usualAgency;
}

/** The agencies that have wording in a folder. */
export function listAgencies(prompts: string): string[] {
  if (!existsSync(prompts)) return [];
  const holds = (name: string) => existsSync(join(prompts, name, 'directory.yaml'));
  return readdirSync(prompts).filter((name) => name !== sharedWording && holds(name));
}
