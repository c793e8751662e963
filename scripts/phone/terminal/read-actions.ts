import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type CallerAction, readAction } from './caller-action.ts';

/** Standard input, as far as actions are read from it. */
export type ActionInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

const controlC = '\u0003';
const controlD = '\u0004';
const escape = '\u001B';

/** Letters that take the rest of a line, and what is asked before it is typed. */
const questions: ReadonlyMap<string, string> = new Map([
  ['s', 'say:'],
  ['r', 'seconds:'],
]);

/** The actions typed: single keys at a terminal, lines of a pipe. `ask` shows a question before its answer is typed. */
export async function* readActions(input: ActionInput, ask: (question: string) => void): AsyncGenerator<CallerAction> {
  if (input.isTTY === true) yield* readKeystrokes(input, ask);
  else yield* readPipe(input);
}

async function* readPipe(input: ActionInput): AsyncGenerator<CallerAction> {
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') yield readAction(line.trim());
  }
}

/** While a line is typed, the terminal edits it by itself. */
async function* readKeystrokes(input: ActionInput, ask: (question: string) => void): AsyncGenerator<CallerAction> {
  let letter = '';
  input.setRawMode?.(true);
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      const typed = String(chunk);
      const question = questions.get(typed);
      if (letter !== '') {
        input.setRawMode?.(true);
        if (typed.trim() !== '') yield readAction(`${letter} ${typed.trim()}`);
        letter = '';
      } else if (question !== undefined) {
        letter = typed;
        input.setRawMode?.(false);
        ask(question);
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
