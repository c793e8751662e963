import type { StateValue } from 'xstate';

/** A state by its path in the flow: `signIn.pin`. */
export function nameState(value: StateValue): string {
  if (typeof value === 'string') return value;
  const [[name, within] = ['', undefined]] = Object.entries(value);
  return within === undefined ? name : `${name}.${nameState(within)}`;
}
