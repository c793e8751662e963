/** The name of a county alone: agencies also write "Los Angeles County", "County of Los Angeles" and "Condado de Los Ángeles". */
export function readCountyName(written: string): string {
  const name = written.trim().replaceAll(/\s+/gu, ' ');
  return name.replace(/^(?:county of|condado de)\s+/iu, '').replace(/\s+(?:county|co\.?)$/iu, '') || name;
}
