/** What a caller reads in one go: about 21 seconds of typing. */
const mostCharacters = 120;

interface Signs {
  /** Ends a page that another one follows. */
  readonly more: string;
  /** Ends the last page. */
  readonly end: string;
}

/**
 * Lines as pages that are typed one at a time, each with its sign. Lines of a group stay on one page where they fit on one; a line that is
 * longer than a page is broken between words.
 */
export function paginate(groups: readonly (readonly string[])[], { more, end }: Signs): string[] {
  const room = mostCharacters - Math.max(more.length, end.length) - 1;
  const pages: string[] = [];

  function put(line: string): void {
    const page = pages.at(-1);
    if (page !== undefined && page.length + 2 + line.length <= room) pages[pages.length - 1] = `${page}\r\n${line}`;
    else pages.push(line);
  }

  for (const group of groups) {
    const lines = group.flatMap((line) => breakLine(line, room));
    const whole = lines.join('\r\n');
    if (whole.length <= room && whole !== '') put(whole);
    else for (const line of lines) put(line);
  }
  // The last page may be fuller, as its sign is short.
  const lastTwo = pages.slice(-2).join('\r\n');
  if (lastTwo.length + 1 + end.length <= mostCharacters) pages.splice(-2, 2, lastTwo);
  return pages.map((page, index) => `${page} ${index < pages.length - 1 ? more : end}`);
}

function breakLine(line: string, room: number): string[] {
  const pieces = [''];
  for (const word of line.split(' ')) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > room) pieces.push(word.slice(0, room));
    else pieces[pieces.length - 1] = last === '' ? word.slice(0, room) : `${last} ${word}`;
  }
  return pieces;
}
