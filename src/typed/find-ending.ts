/**
 * How a turn ends: `GA` means go ahead, `SK` and `GA OR SK` mean goodbye. A lost shift turns GA into `+-` and SK into `(`, since S has no
 * figure.
 */
export type Ending = 'ga' | 'sk';

const goAhead = /(?:^|\s|(?<=[\d"'?.,!]))(?:G ?A[\s.]*)+$|[+]\s?-\s*$/u;
const goodbye = /(?:^|\s|(?<=[\d"'?.,!]))(?:(?:G ?A\s+)?(?:OR|O|TO|A)\s+|(?:G ?A)+\s*)?(?:S ?K[\s.]*)+$|^\s*[(]+\s*$/u;

/** The ending of a text, where it has one, and the text without it. */
export function findEnding(text: string): { readonly ending: Ending | undefined; readonly body: string } {
  for (const [ending, sign] of [
    ['sk', goodbye],
    ['ga', goAhead],
  ] as const) {
    const match = sign.exec(text);
    if (match) return { ending, body: text.slice(0, match.index).trim() };
  }
  return { ending: undefined, body: text.trim() };
}
