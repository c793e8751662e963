import { expect, test } from 'vitest';
import { ttyPage } from '../../src/channels/tty/conversation/script.ts';
import { paginate } from '../../src/typed/paginate.ts';
import { toTtyText } from '../../src/prompts/catalogue/tty-text.ts';
import { readTexts } from '../support/read-texts.ts';

type Entry = string | { readonly say: string; readonly tty?: string | { readonly intro: string } };

/** What is typed of a statement, or of the first words of a menu. */
function typed(entry: Entry | undefined): string {
  if (typeof entry === 'string') return toTtyText(entry);
  const tty = entry?.tty;
  return typeof tty === 'object' ? tty.intro : (tty ?? toTtyText(entry?.say ?? ''));
}

test.each([
  ['en', 'GA FOR MORE'],
  ['es', 'GA PARA MAS'],
])('who answers, and when, is typed without a break within a sentence, in %s', (language, more) => {
  const wording = readTexts<Entry>(language);
  const promises = ['role', ...['message', 'missing-payment', 'order-review'].map((kind) => `left-${kind}`)];
  const pages = promises.flatMap((name) =>
    paginate([[typed(wording[name])], ['1 A', '2 B']], { ...ttyPage, more, end: more }),
  );
  expect(pages.length).toBeGreaterThanOrEqual(promises.length);
  expect(pages.filter((page) => !/(?:[.?]|[12] [AB]) GA \w+ \w+$/u.test(page))).toEqual([]);
});
