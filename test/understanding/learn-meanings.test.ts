import { expect, test } from 'vitest';
import { type Example, learnMeanings } from '../../src/understanding/learn-meanings.ts';

const examples: Example[] = [
  { features: ['my', 'card', 'lost'], meaning: 'card' },
  { features: ['card', 'stolen'], meaning: 'card' },
  { features: ['my', 'court', 'date'], meaning: 'dates' },
  { features: ['when', 'court'], meaning: 'dates' },
  { features: ['my', 'date'], meaning: 'dates' },
];
const everything = () => true;
const probabilityOf = (meaning: string, said: readonly string[], learned = learnMeanings(examples)) =>
  learned.findLikely(said, everything).find((one) => one.meaning === meaning)?.probability ?? 0;

test('what is like the examples of a meaning most probably means that', () => {
  expect(probabilityOf('card', ['the', 'card'])).toBeGreaterThan(0.8);
  expect(probabilityOf('dates', ['court'])).toBeGreaterThan(0.8);
});

test('what shares nothing with any example means each as probably', () => {
  expect(probabilityOf('card', ['weather'])).toBeCloseTo(0.5);
});

test('the probabilities are those among the possible meanings', () => {
  const { findLikely } = learnMeanings(examples);
  expect(findLikely(['card'], (meaning) => meaning === 'dates')).toEqual([{ meaning: 'dates', probability: 1 }]);
  expect(findLikely(['my'], everything).reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
});

test('learning in steps, at once, or again comes to the same', () => {
  const inSteps = learnMeanings(examples);
  while (inSteps.learnMore());
  expect(inSteps.learnMore()).toBe(false);
  expect(probabilityOf('card', ['my', 'card'], inSteps)).toBe(probabilityOf('card', ['my', 'card']));
});
