import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { requestKinds } from '../../../agency/caller-request.ts';
import type { NewRequest } from '../../../calls/ports/records.ts';
import { languages } from '../../../text/language.ts';

/** A word that the export took from the records. */
const ownWord = <Word>() => z.custom<Word>((word) => typeof word === 'string');

const ExportedRequest = z.object({
  reference: z.string().regex(/^\d{8}$/),
  kind: z.enum(requestKinds),
  language: z.enum(languages),
  participantId: z.string().optional(),
  caseNumber: z.string().optional(),
  line: z.string().optional(),
  channel: ownWord<NonNullable<NewRequest['channel']>>().optional(),
  pace: ownWord<NewRequest['pace']>().optional(),
  leftAt: z.string().transform((at) => Temporal.Instant.from(at).epochMilliseconds),
  details: z.record(z.string(), z.unknown()),
});
export type ExportedRequest = z.infer<typeof ExportedRequest>;

/** A file that requests were exported to. */
export interface RequestFile {
  /** An absolute path. */
  readonly file: string;
  readonly requests: readonly ExportedRequest[];
}

/** Reads what an export of requests wrote. Throws where a row is none. */
export function readRequestFile(file: string): RequestFile {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return { file: resolve(file), requests: rows.map((row, index) => readRow(row, `${file}:${index + 1}`)) };
}

function readRow(row: string, place: string): ExportedRequest {
  try {
    return ExportedRequest.parse(JSON.parse(row));
  } catch (cause) {
    throw new Error(`${place}: this is no row of an export of requests`, { cause });
  }
}
