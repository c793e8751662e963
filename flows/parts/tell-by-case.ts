import type { Told } from '../../src/dialogue/output.ts';
import { tell } from './tell.ts';

/** Facts of several cases: the case comes before the facts that are of it. A caller with one case does not hear which. */
export function tellByCase<Fact extends { readonly caseEnding?: string }>(
  facts: readonly Fact[],
  tellFact: (fact: Fact) => readonly Told[],
): Told[] {
  return facts.flatMap((fact, index) => {
    const { caseEnding: ending } = fact;
    const isNamed = ending === undefined || ending === facts[index - 1]?.caseEnding;
    return [...(isNamed ? [] : [tell('in-case', { ending })]), ...tellFact(fact)];
  });
}
