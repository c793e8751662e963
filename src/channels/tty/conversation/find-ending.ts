/**
 * How a turn ends: `GA`, go ahead; `SK`, the caller is done, GA OR SK as well. Lost shifts make `+-` of GA and `(` of SK, since S has
 * no figure.
 */
export type Ending = 'ga' | 'sk';

const goAhead = /(?:^|\s|(?<=[\d"'?.,!]))(?:G ?A[\s.]*)+$|[+]\s?-\s*$/u;
const goodbye = /(?:^|\s|(?<=[\d"'?.,!]))(?:(?:G ?A\s+)?(?:OR|O)\s+)?(?:S ?K[\s.]*)+$|^\s*[(]+\s*$/u;

/** The ending of a text, if it has one, and the text without it. */
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
