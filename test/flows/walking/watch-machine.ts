import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { languages, type Language } from '../../../src/text/language.ts';

/** What calls in one language have met of a machine. */
export interface Seen {
  readonly states: Set<string>;
  readonly transitions: Set<AnyTransitionDefinition>;
}

/** Notes every state that a machine is in and every transition it takes, by the language of the call. `stop` ends that. */
export function watchMachine(machine: AnyStateMachine) {
  const seen = new Map(languages.map((language): [Language, Seen] => [language, nothing()]));
  const original = machine.getTransitionData.bind(machine);

  function at(place: AnyMachineSnapshot): Seen {
    return seen.get(place.context.language) ?? nothing();
  }

  function reach(place: AnyMachineSnapshot): void {
    for (const { id } of place._nodes) at(place).states.add(id);
  }

  machine.getTransitionData = (place, event) => {
    reach(place);
    const taken = original(place, event);
    for (const transition of taken) at(place).transitions.add(transition);
    return taken;
  };
  return {
    seen: (language: Language) => seen.get(language) ?? nothing(),
    /** A place where a call rests, be it the last one. */
    reach,
    stop() {
      machine.getTransitionData = original;
    },
  };
}

function nothing(): Seen {
  return { states: new Set(), transitions: new Set() };
}
