import { termsFor } from '../../src/dialogue/telling.ts';

/** What a part of a call can be about, for the person at the desk. */
const topicNames = ['sign-in', 'pin', 'general', 'money', 'cases', 'payments', 'dates', 'requests'] as const;
type TopicName = (typeof topicNames)[number];

/** The parts of a flow, and what each is about. Of the others the person at the desk hears nothing. */
export type Topics = Readonly<Record<string, TopicName>>;

/** What the person at the desk hears of these parts. */
export function topicPrompts(topics: Topics) {
  return {
    statements: { 'caller-topic': { topic: 'term' }, ...termsFor('topic', Object.values(topics)) },
  } as const;
}
