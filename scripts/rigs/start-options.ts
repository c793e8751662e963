import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const Package = z.object({ scripts: z.object({ start: z.string() }) });
const { scripts } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** The options of Node in `npm start`, for a process that is started elsewhere. */
export const startOptions = scripts.start
  .split(' ')
  .slice(1, -1)
  .map((option) => (option.startsWith('./') ? pathToFileURL(join(root, option)).href : option));
