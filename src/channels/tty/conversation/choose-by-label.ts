/** Words that say nothing about an option by themselves, in both languages. A "no" or "not" is none of them: it turns the rest about. */
const fillers = new Set(
  (
    'A AN THE AND OR OF TO IN ON AT BY FOR WITH THAT THIS IT IS AM DID I ME MY U UR YOU YOUR WANT NEED ' +
    'UN UNA EL LA LOS LAS Y O U DE DEL AL EN POR PARA CON QUE LE SE MI MIS SU SUS ES ESTA QUIERO NECESITO'
  ).split(' '),
);

/** What says enough to choose by: no number, and more than a "no". */
const telling = /^(?!NOT$)[A-Z]{3,}$/u;

/**
 * The key of the one option whose own text, as listed under its key, holds all that was typed; undefined where none does, or several do.
 */
export function chooseByLabel(said: string, labels: ReadonlyMap<string, string>): string | undefined {
  const words = labelWords(said).filter((word) => !fillers.has(word));
  if (!words.some((word) => telling.test(word))) return undefined;
  const fitting = [...labels].filter(([, label]) => {
    const own = new Set(labelWords(label));
    return words.every((word) => own.has(word));
  });
  const [only, ...others] = fitting;
  return others.length === 0 ? only?.[0] : undefined;
}

/** The words of a typed text. */
export function labelWords(text: string): string[] {
  return text.toUpperCase().match(/[A-Z0-9]+/gu) ?? [];
}
