import { type CallerAction, actionHelp } from './caller-action.ts';
import type { CallEvent, PhoneCall, PhoneState } from '../handsets/voice/phone-call.ts';
import type { Screen } from './screen.ts';

interface RunningCall {
  readonly call: PhoneCall;
  readonly actions: AsyncIterable<CallerAction>;
  readonly screen: Screen;
  /** How sure the recogniser is of what is said; undefined as usual. */
  readonly confidence?: number | undefined;
}

/** Runs a call by the actions of a caller, and shows it, until it is over. Hangs up where the actions end. */
export async function runCall({ call, actions, screen, confidence }: RunningCall): Promise<void> {
  const show = createDisplay(call, screen);
  show();
  if (isOver(call)) return;
  for await (const action of actions) {
    for (const part of splitKeys(action)) {
      try {
        await take(part, call, screen, confidence);
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

/** What can be done while the call does not listen. */
const reminders = {
  playing: 'the server has not answered yet',
  recording: 'a message is recorded: r SECONDS or t',
  dialling: 'the desk rings: a b n or f',
  paying: 'a card is taken: its keys, * to stop, or t',
  ended: 'the call is over',
} as const satisfies Record<Exclude<PhoneState['kind'], 'listening'>, string>;

async function take(action: CallerAction, call: PhoneCall, screen: Screen, confidence?: number): Promise<void> {
  const { state } = call;
  switch (action.kind) {
    case 'help':
      return screen.note(actionHelp);
    case 'unclear':
      return screen.note(action.hint);
    case 'hang-up':
      return await call.hangUp();
    case 'settle':
      if (state.kind === 'dialling') return await call.settle(action.result);
      return screen.note('no desk rings now: a b n f are for the desk');
    case 'record':
      if ('recorder' in state && state.recorder) return await call.record(action.seconds, action);
      return screen.note('no message is asked for now: r is for messages');
    case 'wait':
      if (state.kind === 'listening' || state.kind === 'recording' || state.kind === 'paying') return await call.wait();
      return screen.note(reminders[state.kind]);
    case 'press':
      if (state.kind === 'listening') return await press(action.keys, state.secret, call, screen);
      if (state.kind === 'paying') return await press(action.keys, true, call, screen);
      return screen.note(reminders[state.kind]);
    case 'say':
      if (state.kind === 'listening') return await call.say(action.words, confidence);
      return screen.note(reminders[state.kind]);
  }
}

async function press(key: string, secret: boolean, call: PhoneCall, screen: Screen): Promise<void> {
  screen.key(secret ? key.replace(/\d/, '•') : key);
  await call.press(key);
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
    case 'recorded':
      return screen.note(`spoke for ${event.seconds} s`);
    case 'silent':
      return screen.note('silence');
    case 'dialled':
      return screen.note(
        `connecting to ${spacePhone(event.number)}: a = answered, b = busy, n = no answer, f = failed`,
      );
    case 'introduced':
      return screen.note(`the desk hears: ${event.text.replaceAll('\n', ' ')}`);
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
