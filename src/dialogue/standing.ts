import type { Place } from './advance.ts';
import { describe } from './describe.ts';
import type { Flow } from './flow.ts';
import type { Output } from './output.ts';

/** Where a call stands between two turns: its flow, its place in it, and what the caller meets there. */
export interface Standing {
  readonly flow: Flow;
  readonly place: Place;
  readonly output: Output;
}

/** A call that rests at a place. Throws where nothing can be said there. */
export function standAt(flow: Flow, place: Place): Standing {
  return { flow, place, output: describe(place) };
}
