/** The length of a page: about 21 seconds of typing. */
const mostCharacters = 120;

interface Signs {
  /** Ends a page that another one follows. */
  readonly more: string;
  /** Ends the last page. */
  readonly end: string;
}

/**
 * Splits sentences and options into pages that are typed one at a time, each with its sign. A group stays on one page where it fits; an
 * item longer than a page is broken between words.
 */
export function paginate(groups: readonly (readonly string[])[], { more, end }: Signs): string[] {
  const room = mostCharacters - Math.max(more.length, end.length) - 1;
  const pages: string[] = [];

  function put(item: string): void {
    const page = pages.at(-1);
    if (page !== undefined && page.length + 2 + item.length <= room) pages[pages.length - 1] = `${page}\r\n${item}`;
    else pages.push(item);
  }

  for (const group of groups) {
    const items = group.flatMap((item) => breakItem(item, room));
    const whole = items.join('\r\n');
    if (whole.length <= room && whole !== '') put(whole);
    else for (const item of items) put(item);
  }
  // The sign of the last page is shorter, so the last two pages may fit on one.
  const lastTwo = pages.slice(-2).join('\r\n');
  if (lastTwo.length + 1 + end.length <= mostCharacters) pages.splice(-2, 2, lastTwo);
  return pages.map((page, index) => `${page} ${index < pages.length - 1 ? more : end}`);
}

function breakItem(item: string, room: number): string[] {
  const pieces = [''];
  for (const word of item.split(' ')) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > room) pieces.push(word.slice(0, room));
    else pieces[pieces.length - 1] = last === '' ? word.slice(0, room) : `${last} ${word}`;
  }
  return pieces;
}
