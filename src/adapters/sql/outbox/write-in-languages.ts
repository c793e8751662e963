import type { Language } from '../../../text/language.ts';

interface Written {
  readonly subject: string;
  readonly text: string;
}

/** Between a message and the same in another language. */
const divider = `\n${'-'.repeat(20)}\n\n`;

/** A message in each of these languages, one after the other: who called may not read the language of the records, nor the owner that of the call. */
export function writeInLanguages(
  languages: readonly (Language | null)[],
  write: (language: Language) => Written,
): Written {
  const written = [...new Set(languages)].filter((language) => language !== null).map(write);
  return {
    subject: written.map(({ subject }) => subject).join(' / '),
    text: written.map(({ text }) => text).join(divider),
  };
}
