import { z } from 'zod';

const keptPlaces = ['carrier', 'records', 'files'] as const;

/** Where recorded messages are kept: `carrier`, `records`, `files`, or `files:` and a folder. */
export const RecordingsPlace = z.string().transform((text, context) => {
  const place = keptPlaces.find((one) => one === text);
  if (place) return { place, folder: undefined };
  const { folder } = /^files:(?<folder>.+)$/.exec(text)?.groups ?? {};
  if (folder !== undefined) return { place: 'files' as const, folder };
  context.addIssue('must be records, files, files:FOLDER, or carrier, which leaves them there');
  return z.NEVER;
});
