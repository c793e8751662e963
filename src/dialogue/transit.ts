import {
  createActor,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type ExecutableActionObject,
} from 'xstate';

type Step = [place: AnyMachineSnapshot, actions: ExecutableActionObject[]];

/**
 * `initialTransition` and `transition` of XState, which make an actor for every event only to have one at hand: a quarter of a turn's
 * work. Nothing in a flow asks its actor for anything, so one for each machine is enough. Pure: the actor is never started.
 */
export function enter(machine: AnyStateMachine, input: unknown): Step {
  const { scope, actions } = watch(machine);
  return [machine.getInitialSnapshot(scope, input), actions];
}

export function transit(machine: AnyStateMachine, from: AnyMachineSnapshot, event: EventObject): Step {
  const { scope, actions } = watch(machine);
  return [machine.transition(from, event, scope), actions];
}

/** A scope that runs nothing and writes down what it should have run. */
function watch(machine: AnyStateMachine): { scope: AnyActorScope; actions: ExecutableActionObject[] } {
  const actions: ExecutableActionObject[] = [];
  const actionExecutor = (action: ExecutableActionObject) => actions.push(action);
  return { scope: { ...standIn(machine), actionExecutor }, actions };
}

const nothing = () => {};

const standIns = new WeakMap<AnyStateMachine, AnyActorScope>();

function standIn(machine: AnyStateMachine): AnyActorScope {
  const known = standIns.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const scope: AnyActorScope = {
    self,
    id: self.id,
    sessionId: self.sessionId,
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  standIns.set(machine, scope);
  return scope;
}
