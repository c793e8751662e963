import { z } from 'zod';

/** The address that the carrier asks where a line's server fails, by the line's name; under '' that of all other lines. */
export type FallbackAddresses = ReadonlyMap<string, string>;

const entry = /^(?:(?<line>[a-z][a-z0-9-]*)=)?(?<url>https:\/\/[^\s,#]+)$/i;

const form =
  'must be an https: address without a #, in which {line} and {channel} stand for those of the line, or several as LINE=ADDRESS ' +
  'with commas between them';

/** One address for all lines, and others for some: `https://a.example/{line}.xml,abroad=https://b.example/abroad`. */
export const FallbackList = z.string().transform((text, context): FallbackAddresses => {
  const said = text.split(',').map((part) => entry.exec(part.trim())?.groups);
  const read = said.flatMap((groups) => (groups ? [[groups['line'] ?? '', groups['url'] ?? ''] as const] : []));
  const addresses = new Map(read);
  if (read.length < said.length) context.addIssue(form);
  else if (addresses.size < read.length) context.addIssue('names the same line twice');
  return addresses;
});
