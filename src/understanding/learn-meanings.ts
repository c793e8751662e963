/** A sentence by its features, and what it means. */
export interface Example {
  readonly features: readonly string[];
  readonly meaning: string;
}

export interface Likely {
  readonly meaning: string;
  /** From 0 to 1, among the meanings that are possible. */
  readonly probability: number;
}

/** How probable each meaning is that is possible where the sentence is said. */
export type FindLikely = (features: readonly string[], isPossible: (meaning: string) => boolean) => Likely[];

/** What is being learned. */
export interface Learner {
  /** Learns for a few milliseconds at most. False once nothing is left to learn. */
  readonly learnMore: () => boolean;
  /** Learns the rest first. */
  readonly findLikely: FindLikely;
}

/** How often all examples are gone through, and how far each moves the weights. More of either learns the examples by heart. */
const [rounds, rate] = [10, 1];

/** A feature of one example says nothing of others. */
const leastExamples = 2;

/** So many examples are read, or learned, at a time. */
const [readAtOnce, learnedAtOnce] = [40, 200];

/**
 * Learns from examples by multinomial logistic regression, with a step for each weight (AdaGrad): 5,000 sentences take some 0.3 s with
 * their reading. The order of the examples is the same each time, and so is what is learned.
 */
export function learnMeanings(examples: Iterable<Example>): Learner {
  let judge: FindLikely = judgeNothing;

  function* learn(): Generator<undefined, void> {
    const read: Example[] = [];
    const counts = new Map<string, number>();
    for (const example of examples) {
      for (const feature of example.features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
      if (read.push(example) % readAtOnce === 0) yield;
    }
    const features = numberAll([...counts.keys()].filter((feature) => (counts.get(feature) ?? 0) >= leastExamples));
    const meanings = numberAll(read.map(({ meaning }) => meaning));
    yield;
    const model = createModel(features.size, meanings.size);
    const learnFrom = createLearn(model);
    judge = createJudge(model, features, [...meanings.keys()]);
    yield;
    const numbered = read.map((example) => toNumbered(example, features, meanings));
    for (let round = 0; round < rounds; round++) {
      for (const [index, example] of shuffle(numbered, round).entries()) {
        learnFrom(example);
        if (index % learnedAtOnce === 0) yield;
      }
    }
  }

  const learning = learn();
  const learnMore = () => learning.next().done !== true;
  const findLikely: FindLikely = (said, isPossible) => {
    while (learnMore());
    return judge(said, isPossible);
  };
  return { learnMore, findLikely };
}

function judgeNothing(): Likely[] {
  return [];
}

type Numbers = ReadonlyMap<string, number>;

function toNumbered({ features: named, meaning }: Example, features: Numbers, meanings: Numbers): Numbered {
  return { features: toNumbers(named, features), length: named.length, meaning: meanings.get(meaning) ?? 0 };
}

function createJudge(model: Model, features: Numbers, meanings: readonly string[]): FindLikely {
  return (said, isPossible) => {
    const scores = score(model, toNumbers(said, features), said.length);
    const possible = meanings.flatMap((meaning, index) =>
      isPossible(meaning) ? [{ meaning, probability: Math.exp(scores[index] ?? 0) }] : [],
    );
    const sum = possible.reduce((whole, { probability }) => whole + probability, 0);
    return possible.map(({ meaning, probability }) => ({ meaning, probability: probability / sum }));
  };
}

interface Numbered {
  readonly features: Uint32Array;
  readonly length: number;
  readonly meaning: number;
}

/** The weights of each feature for each meaning, one feature after the other. */
interface Model {
  readonly meanings: number;
  readonly weights: Float32Array;
}

function createModel(features: number, meanings: number): Model {
  return { meanings, weights: new Float32Array(features * meanings) };
}

function score({ meanings, weights }: Model, said: Uint32Array, length: number): Float32Array {
  const scores = new Float32Array(meanings);
  const value = 1 / Math.sqrt(length);
  for (const feature of said) {
    const start = feature * meanings;
    for (let meaning = 0; meaning < meanings; meaning++) {
      scores[meaning] = (scores[meaning] ?? 0) + (weights[start + meaning] ?? 0) * value;
    }
  }
  return scores;
}

/** An error below this moves nothing: most meanings of a sentence are out of the question. */
const leastError = 0.01;

function createLearn(model: Model): (example: Numbered) => void {
  const { weights, meanings } = model;
  const moved = new Float32Array(weights.length).fill(0.01);
  return ({ features, length, meaning: meant }) => {
    const errors = findErrors(score(model, features, length), meant);
    const value = 1 / Math.sqrt(length);
    for (const [meaning, error] of errors) {
      const slope = error * value;
      for (const feature of features) {
        const at = feature * meanings + meaning;
        const sum = (moved[at] ?? 0) + slope * slope;
        moved[at] = sum;
        weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(sum);
      }
    }
  };
}

/** How far the probability of each meaning is from what it should be, where that is far enough to be learned from. */
function findErrors(scores: Float32Array, meant: number): (readonly [meaning: number, error: number])[] {
  let sum = 0;
  for (let meaning = 0; meaning < scores.length; meaning++) sum += scores[meaning] = Math.exp(scores[meaning] ?? 0);
  const errors: (readonly [number, number])[] = [];
  for (let meaning = 0; meaning < scores.length; meaning++) {
    const error = (scores[meaning] ?? 0) / sum - (meaning === meant ? 1 : 0);
    if (Math.abs(error) >= leastError) errors.push([meaning, error]);
  }
  return errors;
}

function numberAll(names: readonly string[]): Numbers {
  return new Map([...new Set(names)].map((name, index) => [name, index]));
}

function toNumbers(names: readonly string[], numbers: Numbers): Uint32Array {
  return Uint32Array.from(names.flatMap((name) => numbers.get(name) ?? []));
}

/** The same order for the same round (Fisher–Yates, with a linear congruential generator). */
function shuffle<T>(all: readonly T[], seed: number): T[] {
  const shuffled = [...all];
  let random = seed + 1;
  for (let at = shuffled.length - 1; at > 0; at--) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const other = random % (at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
