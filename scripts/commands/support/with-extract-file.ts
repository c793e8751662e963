import { createReadStream, existsSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { makeFile } from '../../../src/adapters/sql/files/make-file.ts';
import type { ReadOptions } from '../../../src/adapters/sql/import/stage-extract.ts';
import { readSettings } from '../../../src/config/read-settings.ts';
import { readLineFacts } from './read-line-facts.ts';

export interface ExtractFlags {
  readonly quiet: boolean;
  readonly strict: boolean;
  readonly 'accept-no-end': boolean;
  readonly 'accept-removals': boolean;
  /** The file for rows to be mended. */
  readonly 'set-aside'?: string | undefined;
  readonly most: number;
}

/**
 * Opens an extract for some work, with its progress, and with Control-C to stop it. What was set aside is removed again where `isDone`
 * says that the work was not done: its rows are all in the extract still.
 */
export async function withExtractFile<Result>(
  file: string,
  flags: ExtractFlags,
  work: (reading: ReadOptions) => Promise<Result>,
  isDone: (result: Result) => boolean,
): Promise<Result> {
  const bytes = statSync(file).size;
  const aside = createAside(flags);
  const bar = new SingleBar({
    format: '{bar} {percentage} %, {eta_formatted} left',
    clearOnComplete: true,
    noTTYOutput: false,
  });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('Stopped. Nothing was taken.')));
  const reading: ReadOptions = {
    lines: readLineFacts(readSettings().lines),
    open: () => createReadStream(file),
    onProgress: (bytesRead) => bar.update(bytesRead),
    signal: stop.signal,
    acceptsNoEnd: flags['accept-no-end'],
    acceptsRemovals: flags['accept-removals'],
    isStrict: flags.strict,
    ...(aside && { setAside: aside }),
  };
  if (!flags.quiet) bar.start(bytes, 0);
  let result: Result | undefined;
  try {
    result = await work(reading);
    return result;
  } finally {
    bar.stop();
    if (result === undefined || !isDone(result)) await aside?.discard();
  }
}

function createAside({ 'set-aside': file, most }: ExtractFlags) {
  if (file === undefined) return undefined;
  if (existsSync(file)) throw new Error(`${file} exists already: name another file for --set-aside, or move it away.`);
  let isKept = false;
  return {
    most,
    async keep(text: string): Promise<void> {
      await makeFile(file, (part) => writeFile(part, text));
      isKept = true;
    },
    async discard(): Promise<void> {
      if (isKept) await rm(file, { force: true });
    },
  };
}
