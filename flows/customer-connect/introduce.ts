import type { Told } from '../../src/dialogue/output.ts';
import { Context } from './context.ts';
import { tell } from './tell.ts';

/** What the parts of the call are about. Of the others the person at the desk hears nothing. */
const topics = {
  signIn: 'topic-sign-in',
  getPin: 'topic-pin',
  newPin: 'topic-pin',
  generalInformation: 'topic-general',
  money: 'topic-money',
  cases: 'topic-cases',
  payments: 'topic-payments',
  dates: 'topic-dates',
  otherOptions: 'topic-requests',
  request: 'topic-requests',
} as const;

/** What the person at the desk is told: who calls, about what, and how long they have waited. Never a PIN, an amount or a whole number. */
export function introduce({ participant, heldUp, idEnding, topic = '', waitedMinutes }: Context): Told[] {
  return [
    ...(participant ? [tellWho(idEnding)] : [tell('caller-unknown')]),
    ...(heldUp && !participant ? [tell(`caller-sign-in-${heldUp}`)] : []),
    ...(isTopic(topic) ? [tell('caller-topic', { topic: topics[topic] })] : []),
    ...(waitedMinutes > 0 ? [tell('caller-waited', { minutes: waitedMinutes })] : []),
  ];
}

function tellWho(ending: string | undefined): Told {
  return ending === undefined ? tell('caller-signed-in') : tell('caller-signed-in-as', { ending });
}

function isTopic(part: string): part is keyof typeof topics {
  return Object.hasOwn(topics, part);
}
