import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { TypedLine } from './ask-for-line.ts';
import { type CallerAction, readAction } from './caller-action.ts';

/** Standard input, as far as actions are read from it. */
export type ActionInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

type Ask = (question: string) => TypedLine;

const controlC = '\u0003';
const controlD = '\u0004';
const escape = '\u001B';

/** Letters that take the rest of a line, and what is asked before it is typed. */
const questions: ReadonlyMap<string, string> = new Map([
  ['s', 'say:'],
  ['r', 'seconds:'],
]);

/** The actions typed: single keys at a terminal, lines of a pipe. `ask` shows a question, and edits its answer. */
export async function* readActions(input: ActionInput, ask: Ask): AsyncGenerator<CallerAction> {
  if (input.isTTY === true) yield* readKeystrokes(input, ask);
  else yield* readPipe(input);
}

async function* readPipe(input: ActionInput): AsyncGenerator<CallerAction> {
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') yield readAction(line.trim());
  }
}

/** A line that is typed behind the letter of its action. */
interface OpenLine {
  readonly letter: string;
  readonly line: TypedLine;
}

async function* readKeystrokes(input: ActionInput, ask: Ask): AsyncGenerator<CallerAction> {
  let open: OpenLine | undefined;
  input.setRawMode?.(true);
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      const typed = String(chunk);
      const question = questions.get(typed);
      if (open) {
        const { action, ended } = await typeInto(open, typed);
        if (ended) open = undefined;
        if (action) yield action;
      } else if (question !== undefined) open = { letter: typed, line: ask(question) };
      else if (!typed.startsWith(escape)) yield* readKeys(typed);
    }
  } finally {
    open?.line.cancel();
    input.setRawMode?.(false);
  }
}

/** Escape leaves a line, Enter ends it. */
async function typeInto({ letter, line }: OpenLine, typed: string): Promise<{ action?: CallerAction; ended: boolean }> {
  const hangsUp = typed.includes(controlC) || typed.includes(controlD);
  if (hangsUp || typed === escape) {
    line.cancel();
    return { ended: true, ...(hangsUp && { action: { kind: 'hang-up' } }) };
  }
  line.type(typed);
  if (!/[\r\n]/.test(typed)) return { ended: false };
  const words = (await line.entered).trim();
  return { ended: true, ...(words !== '' && { action: readAction(`${letter} ${words}`) }) };
}

function* readKeys(typed: string): Generator<CallerAction> {
  for (const key of typed) {
    if (key === controlC || key === controlD) yield { kind: 'hang-up' };
    else if (key.trim() !== '') yield readAction(key);
  }
}
