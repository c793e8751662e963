import { z } from 'zod';
import { howToWriteSigns, isCutShort } from './name-service.ts';

/** Where a database is: a file of SQLite, or PostgreSQL. */
export const DatabaseUrl = z
  .string()
  .refine(
    (url) => /^sqlite:./.test(url) || (/^postgres(ql)?:\/\//.test(url) && !isCutShort(url)),
    `must be sqlite:PATH, such as sqlite:data/ivr.db, or postgres://USER:PASSWORD@HOST:PORT/DATABASE; ${howToWriteSigns}`,
  );
