import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';

/** The columns of a day's table, in their order, by the field of the event that each holds. */
export const eventColumns = {
  call: { name: 'call', type: 'text' },
  kind: { name: 'kind', type: 'text' },
  turn: { name: 'turn', type: 'bigint' },
  atMs: { name: 'at_ms', type: 'bigint' },
  begunMs: { name: 'begun_ms', type: 'bigint' },
  agency: { name: 'agency', type: 'text' },
  line: { name: 'line', type: 'text' },
  channel: { name: 'channel', type: 'text' },
  language: { name: 'language', type: 'text' },
  pace: { name: 'pace', type: 'text' },
  from: { name: 'from_state', type: 'text' },
  event: { name: 'event', type: 'text' },
  to: { name: 'to_state', type: 'text' },
  results: { name: 'results', type: 'text' },
  ms: { name: 'ms', type: 'double precision' },
  effectsMs: { name: 'effects_ms', type: 'double precision' },
  who: { name: 'who', type: 'text' },
} as const satisfies { readonly [Field in keyof MeasuredEvent]: { readonly name: string; readonly type: string } };

export const eventFields = Object.keys(eventColumns) as (keyof MeasuredEvent)[];

export const namesOfColumns = Object.values(eventColumns).map(({ name }) => name);

/** The definitions of a day's columns. */
export const eventDefinitions = Object.values(eventColumns)
  .map(({ name, type }) => `${name} ${type} not null`)
  .join(', ');

/** What an event is known by, and the order in which events are read. */
export const eventKey = ['begun_ms', 'call', 'kind', 'turn'] as const;

/** The definition of a day's table with a key, after its name. */
export const eventTable = `(${eventDefinitions}, primary key (${eventKey.join(', ')}))`;
