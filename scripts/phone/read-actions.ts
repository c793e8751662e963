import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type CallerAction, readAction } from './caller-action.ts';

/** Standard input, as far as actions are read from it. */
export type ActionInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

const controlC = '\u0003';
const controlD = '\u0004';
const escape = '\u001B';

/** The actions typed: single keys at a terminal, lines of a pipe. `onSpeaking` is told before words are typed. */
export async function* readActions(input: ActionInput, onSpeaking: () => void): AsyncGenerator<CallerAction> {
  if (input.isTTY === true) yield* readKeystrokes(input, onSpeaking);
  else yield* readPipe(input);
}

async function* readPipe(input: ActionInput): AsyncGenerator<CallerAction> {
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') yield readAction(line.trim());
  }
}

/** While words are typed, the terminal edits the line by itself. */
async function* readKeystrokes(input: ActionInput, onSpeaking: () => void): AsyncGenerator<CallerAction> {
  let speaking = false;
  const speak = (now: boolean) => {
    speaking = now;
    input.setRawMode?.(!now);
    if (now) onSpeaking();
  };
  speak(false);
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      const typed = String(chunk);
      if (speaking) {
        speak(false);
        if (typed.trim() !== '') yield readAction(`s ${typed.trim()}`);
      } else if (typed === 's') {
        speak(true);
      } else if (!typed.startsWith(escape)) {
        yield* readKeys(typed);
      }
    }
  } finally {
    input.setRawMode?.(false);
  }
}

function* readKeys(typed: string): Generator<CallerAction> {
  for (const key of typed) {
    if (key === controlC || key === controlD) yield { kind: 'hang-up' };
    else if (key.trim() !== '') yield readAction(key);
  }
}
