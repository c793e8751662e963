import { type CallerAction, actionHelp } from './caller-action.ts';
import type { CallEvent, PhoneCall } from './phone-call.ts';
import type { Screen } from './screen.ts';

interface HeldCall {
  readonly call: PhoneCall;
  readonly actions: AsyncIterable<CallerAction>;
  readonly screen: Screen;
}

/** Holds a call with somebody who acts and reads, until it is over. Hangs up where the actions end. */
export async function holdCall({ call, actions, screen }: HeldCall): Promise<void> {
  const show = createDisplay(call, screen);
  show();
  if (isOver(call)) return;
  for await (const action of actions) {
    for (const part of splitKeys(action)) {
      try {
        await take(part, call, screen);
      } finally {
        show();
      }
    }
    if (isOver(call)) return;
  }
  await call.hangUp();
  show();
}

function isOver({ state }: PhoneCall): boolean {
  return state.kind === 'ended';
}

/** Key by key, so that each is shown as the question that takes it allows. */
function splitKeys(action: CallerAction): CallerAction[] {
  return action.kind === 'press' ? action.keys.split('').map((key) => ({ kind: 'press', keys: key })) : [action];
}

async function take(action: CallerAction, call: PhoneCall, screen: Screen): Promise<void> {
  const { state } = call;
  if (action.kind === 'help') return screen.note(actionHelp);
  if (action.kind === 'hang-up') return await call.hangUp();
  if (action.kind === 'settle') {
    if (state.kind === 'dialling') return await call.settle(action.result);
    return screen.note('no desk rings now: a b n f are for the desk');
  }
  if (state.kind === 'dialling') return screen.note('the desk rings: a b n or f');
  if (state.kind !== 'listening') return screen.note('the call is over');
  switch (action.kind) {
    case 'press':
      screen.key(state.secret ? action.keys.replace(/\d/, '•') : action.keys);
      return await call.press(action.keys);
    case 'say':
      return await call.say(action.words);
    case 'wait':
      return await call.wait();
  }
}

/** Shows what has happened since it last did. Keys are shown while they are pressed. */
function createDisplay(call: PhoneCall, screen: Screen): () => void {
  let shown = 0;
  return () => {
    for (const event of call.events.slice(shown)) showEvent(event, screen);
    shown = call.events.length;
  };
}

function showEvent(event: CallEvent, screen: Screen): void {
  switch (event.kind) {
    case 'heard':
      return screen.hear(event);
    case 'pressed':
      return undefined;
    case 'said':
      return screen.note(`said: ${event.words}`);
    case 'silent':
      return screen.note('silence');
    case 'dialled':
      return screen.note(
        `connecting to ${spacePhone(event.number)}: a = answered, b = busy, n = no answer, f = failed`,
      );
    case 'settled':
      return screen.note(`the desk: ${event.result}`);
    case 'ended':
      return screen.note(event.by === 'caller' ? 'you hung up' : 'the other side hung up');
  }
}

/** +1 916 555 0100; other numbers as they stand. */
export function spacePhone(number: string): string {
  return number.replace(/^(\+1)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4');
}
