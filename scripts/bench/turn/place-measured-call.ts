import type { TurnAnswer } from '../../../src/calls/turns/turn.ts';
import { renderTwiml } from '../../../src/channels/voice/render-twiml.ts';
import { tryAgain } from '../../../src/twilio/try-again.ts';
import { createSid } from '../../phone/carrier/call-parameters.ts';
import type { GeneratedParticipant } from '../load/generated-agency.ts';
import { arrive, type CallStep, lookThrough, speakMessage } from './call-steps.ts';
import type { Gauge } from './gauges.ts';
import type { SystemHere } from './open-system-here.ts';

/** Is told what a turn took, and what its markup took after it, in the unit of the gauge. */
export type Note = (step: string, turn: number, markup: number) => void;

/** A participant calls, signs in, looks through everything twice, leaves a message and hangs up. Rejects where they hear something else. */
export async function placeMeasuredCall(
  system: SystemHere,
  participant: GeneratedParticipant,
  gauge: Gauge,
  note: Note,
): Promise<void> {
  const call = beginCall(system, `+1530${participant.id.slice(-7)}`, gauge);
  for (const step of arrive(participant)) await call.take(step, note);
  // While a PIN is hashed on another thread, the caches of this one empty: the first look through fills them again.
  for (const step of lookThrough(participant)) await call.take(step, () => {});
  for (const step of [...lookThrough(participant), ...speakMessage()]) await call.take(step, note);
  await call.hangUp();
}

/** The turns of a call from a number, one after the other; what travels with a turn comes back with the next one. */
function beginCall(system: SystemHere, source: string, { prepare, read, ownCost }: Gauge) {
  const { line, takeTurn } = system;
  const callId = createSid('CA');
  let last: TurnAnswer | undefined;

  return {
    async take({ name, input, asks, hears = '' }: CallStep, note: Note): Promise<void> {
      const request = { callId, line, source, input, turn: last?.turn ?? 0, faults: 0, ...travelling(last) };
      prepare();
      const began = read();
      const answer = await takeTurn(request);
      const taken = read();
      const markup = render(system, { callId, input }, answer);
      note(name, taken - began - ownCost, read() - taken - ownCost);
      const { next } = answer.output;
      const asked = next.kind === 'ask' ? next.question.prompt : next.kind;
      if (asked !== asks) throw new Error(`A caller comes to ${asked} at the step "${name}", not to ${asks}.`);
      if (!markup.includes(hears)) throw new Error(`A caller does not hear ${hears} at the step "${name}".`);
      last = answer;
    },
    hangUp: () => system.endCall({ callId, line: line.name, ...carriedBy(last) }),
  };
}

/** As the voice channel renders it. */
function render(
  { prompts, line, publicUrl, forTextTelephones }: SystemHere,
  taken: Parameters<SystemHere['forTextTelephones']>[1],
  answer: TurnAnswer,
): string {
  const { output, turn } = answer;
  return renderTwiml(output, {
    catalogue: prompts.current(),
    line,
    turnUrl: `${publicUrl}/voice/turn/${turn}?language=${output.language}&pace=${output.pace}${tryAgain}`,
    introductionUrl: `${publicUrl}/voice/desk/${line.name}`,
    ...forTextTelephones(line, taken, answer),
  });
}

function travelling(last: TurnAnswer | undefined) {
  return last ? { language: last.output.language, pace: last.output.pace, ...carriedBy(last) } : {};
}

function carriedBy(last: TurnAnswer | undefined): { carried?: string } {
  return last?.carried === undefined ? {} : { carried: last.carried };
}
