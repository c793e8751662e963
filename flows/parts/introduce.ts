import type { Told } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import type { Topics } from './topic-prompts.ts';

/** What the person at the desk is told: who calls, about what, and how long they have waited. Never a PIN, an amount or a whole number. */
export function introduce(
  { participant, heldUp, idEnding, topic = '', waitedMinutes }: Context,
  topics: Topics,
): Told[] {
  const about = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
  return [
    ...(participant ? [tellWho(idEnding)] : [tell('caller-unknown')]),
    ...(heldUp && !participant ? [tell(`caller-sign-in-${heldUp}`)] : []),
    ...(about ? [tell('caller-topic', { topic: `topic-${about}` })] : []),
    ...(waitedMinutes > 0 ? [tell('caller-waited', { minutes: waitedMinutes })] : []),
  ];
}

function tellWho(ending: string | undefined): Told {
  return ending === undefined ? tell('caller-signed-in') : tell('caller-signed-in-as', { ending });
}
