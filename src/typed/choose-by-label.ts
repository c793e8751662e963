/** Words that say nothing about an option by themselves, in both languages. "No" and "not" are left out: they reverse the rest. */
const fillers = new Set(
  (
    'A AN THE AND OR OF TO IN ON AT BY FOR WITH THAT THIS IT IS AM DID I ME MY U UR YOU YOUR WANT NEED ' +
    'UN UNA EL LA LOS LAS Y O U DE DEL AL EN POR PARA CON QUE LE SE MI MIS SU SUS ES ESTA QUIERO NECESITO'
  ).split(' '),
);

/** A word that says enough to choose by: three letters or more, but not "not". */
const telling = /^(?!NOT$)[A-Z]{3,}$/u;

/** The key of the only option whose label holds all words that were typed; undefined where no label or several do. */
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
