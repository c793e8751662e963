/** The path in `sqlite:PATH`; undefined where a URL names another database. */
export function readSqlitePath(url: string): string | undefined {
  return /^sqlite:(?<path>.+)$/.exec(url)?.groups?.['path'];
}
