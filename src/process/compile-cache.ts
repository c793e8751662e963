import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Loaded before everything else: what was compiled once is not compiled at every start.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compile'));
