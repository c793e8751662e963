import type { Scene } from './scene.ts';

/** As much of a state as says where it leads. `on`, `always` and `target` are written as XState takes them. */
interface State {
  readonly id?: string | undefined;
  readonly states?: object | undefined;
  readonly on?: object | undefined;
  readonly always?: unknown;
  readonly meta?: unknown;
}

/** A state with the names on the way to it, from the machine's own state on. */
interface At {
  readonly state: State;
  readonly path: readonly string[];
  readonly parent: At | undefined;
}

/** Throws, with each state and event (or menu and option) by its name, where a flow leads to a state that does not exist. */
export function checkTargets(machine: State): void {
  const all = withChildren({ state: machine, path: [], parent: undefined });
  const problems = all.flatMap((at) => {
    return targetsOf(at.state)
      .filter(({ target }) => !exists(target, at, all))
      .map(({ event, target }) => `${nameOf(at, event)} leads to "${target}", a state that does not exist`);
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function withChildren(at: At): At[] {
  const children = childrenOf(at.state).map(([name, state]) => ({ state, path: [...at.path, name], parent: at }));
  return [at, ...children.flatMap(withChildren)];
}

function childrenOf({ states = {} }: State): [name: string, state: State][] {
  return Object.entries(states);
}

function targetsOf({ on = {}, always }: State): { event: string; target: string }[] {
  return [...Object.entries(on), ['always', always] as const].flatMap(([event, transitions]) => {
    return [transitions].flat().flatMap((transition) => readTargets(transition).map((target) => ({ event, target })));
  });
}

function readTargets(transition: unknown): string[] {
  if (typeof transition === 'string') return [transition];
  if (typeof transition !== 'object' || transition === null || !('target' in transition)) return [];
  return [transition.target].flat().filter((target) => typeof target === 'string');
}

/** `#x` is the state with that id, `.x` one within the state itself, `x` one beside it; `x.y` goes on into `x`. */
function exists(target: string, at: At, all: readonly At[]): boolean {
  const [first = '', ...others] = target.split('.');
  if (first.startsWith('#')) {
    const named = all.find(({ state }) => state.id === first.slice(1));
    return named !== undefined && leadsOn(named.state, others);
  }
  return target.startsWith('.') ? leadsOn(at.state, others) : leadsOn((at.parent ?? at).state, [first, ...others]);
}

function leadsOn(state: State, [first, ...others]: readonly string[]): boolean {
  if (first === undefined) return true;
  const child = childrenOf(state).find(([name]) => name === first)?.[1];
  return child !== undefined && leadsOn(child, others);
}

function nameOf({ state, path }: At, event: string): string {
  const { ask } = (state.meta ?? {}) as Scene<unknown>;
  const option = /^choose\.(.+)$/.exec(event)?.[1];
  if (typeof ask === 'object' && option !== undefined) return `Menu "${ask.prompt}", option "${option}":`;
  return `State "${path.join('.')}", "${event}":`;
}
