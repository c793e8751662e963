import type { Understood } from '../dialogue/understood.ts';
import { binds, type Hearing, hasOption } from './hearing.ts';

type Answer = 'yes' | 'no' | 'closing' | 'thanks';

const answers = ['yes', 'no', 'closing', 'thanks'] as const satisfies readonly Answer[];

/**
 * "Yes", "no", thanks and farewells, where they are all that is said: they answer, deny or end the call only then. Undefined for other
 * sentences. A yes and a no together mean nothing for certain.
 */
export function hearAnswer(words: readonly string[], hearing: Hearing): Understood | undefined {
  const said = splitAnswers(words, hearing);
  if (!said || said.size === 0) return undefined;
  const ends = hasOption(hearing, 'goodbye');
  if (said.has('yes') && said.has('no')) return { answer: 'nothing' };
  if (ends && (said.has('closing') || (said.has('thanks') && !said.has('yes')))) return { option: 'goodbye' };
  if (said.has('closing') && endsCall(words, hearing)) return { command: 'goodbye' };
  if (said.has('no')) return choose('no', hearing.no);
  if (said.has('yes')) return choose('yes', hearing.yes);
  return undefined;
}

/** A farewell ends the call anywhere; other closing words, such as "nothing", only where a menu offers the end. */
function endsCall(words: readonly string[], { words: { alone } }: Hearing): boolean {
  const farewells = alone.get('goodbye');
  return farewells !== undefined && words.some((_, at) => farewells.lengthAt(words, at) > 0);
}

function choose(answer: 'yes' | 'no', option: string | undefined): Understood {
  return option === undefined ? { answer } : { option };
}

/** The kinds of answers that a sentence is made of; undefined where it holds anything else. */
function splitAnswers(words: readonly string[], hearing: Hearing): ReadonlySet<Answer> | undefined {
  const { answers: sets, idle } = hearing.words;
  const ends = hasOption(hearing, 'goodbye');
  const found = new Set<Answer>();
  for (let at = 0; at < words.length;) {
    const lengths = answers.map((answer) => ({ answer, length: sets[answer].lengthAt(words, at) }));
    const length = Math.max(...lengths.map((one) => one.length));
    const kinds = lengths.filter((one) => one.length === length && length > 0).map(({ answer }) => answer);
    const step = length > 0 ? length : idle.lengthAt(words, at);
    if (step === 0) return undefined;
    if (kinds.length > 0) found.add(preferred(kinds, ends));
    at += step;
  }
  return found;
}

/** "That's it" ends a call where it can be ended, and is a yes elsewhere. */
function preferred(kinds: readonly Answer[], ends: boolean): Answer {
  if (ends && kinds.includes('closing')) return 'closing';
  return kinds.find((kind) => kind !== 'closing') ?? 'closing';
}

/** A rest of a few words that asks and denies nothing does not take a yes back: "yes, I am calling for my son". */
const mostAfterYes = 6;

/** What stands beside a yes or a no that leads a sentence; where that is no more than its reason, the yes itself. */
export function hearBesideAnswer(
  words: readonly string[],
  hearing: Hearing,
  hearWhole: (rest: readonly string[]) => Understood | undefined,
): Understood | undefined {
  const { answers: sets, denial } = hearing.words;
  const [yes, no] = [sets.yes.lengthAt(words, 0), sets.no.lengthAt(words, 0)];
  const rest = words.slice(Math.max(yes, no));
  if (rest.length === words.length || rest.length === 0) return undefined;
  const whole = hearWhole(rest);
  if (whole && ('command' in whole || 'option' in whole)) {
    const ends = 'option' in whole && (whole.option === 'goodbye' || whole.option === hearing.yes);
    return ends ? { answer: 'nothing' } : whole;
  }
  const isPlain =
    yes > no && rest.length <= mostAfterYes && rest.every((word) => !denial.not.has(word) && !denial.turn.has(word));
  return isPlain && hearing.yes !== undefined && !binds(hearing) ? { option: hearing.yes } : undefined;
}
