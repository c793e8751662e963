import { createInterface } from 'node:readline';
import { PassThrough, type Writable } from 'node:stream';

/** A line that is being typed. */
export interface TypedLine {
  /** What the terminal reads: signs, and the sequences of keys that edit. */
  type(keys: string): void;
  /** Resolves with the line once Enter was typed. */
  readonly entered: Promise<string>;
  cancel(): void;
}

/** Shows a question, and edits the line that is typed behind it. */
export function askForLine(output: Writable, question: string): TypedLine {
  const input = new PassThrough();
  const editor = createInterface({ input, output, terminal: true });
  const { promise: entered, resolve } = Promise.withResolvers<string>();
  editor.once('line', (line) => {
    editor.close();
    resolve(line);
  });
  editor.setPrompt(question);
  editor.prompt();
  return {
    type: (keys) => void input.write(keys),
    entered,
    cancel() {
      editor.close();
      output.write('\n');
    },
  };
}
