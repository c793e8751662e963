import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** All temporary folders of a run are in one, which goes at its end: a worker that is ended removes none of its own. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-tests-'));
  // PostgreSQL runs as another user, in a folder of its own within.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
