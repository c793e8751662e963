import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { Heard } from '../carrier/read-say.ts';
import { askForLine, type TypedLine } from './ask-for-line.ts';

/** Where a call is shown. */
export interface Screen {
  /** What the caller hears, with a mark of its language where a voice says it. */
  hear(heard: Heard): void;
  /** What the phone does. */
  note(text: string): void;
  /** Text as it stands. */
  print(text: string): void;
  /** A key, in one line with those before it. */
  key(key: string): void;
  /** Asks for a line of typing. */
  ask(text: string): TypedLine;
}

export type ScreenOutput = Writable & { readonly columns?: number; readonly isTTY?: boolean };

export function createScreen(output: ScreenOutput): Screen {
  let keysOpen = false;

  /** A terminal may be made wider or narrower during a call. */
  function width(): number {
    return Math.max(output.columns || 80, 30);
  }

  function write(text: string): void {
    output.write(keysOpen ? `\n${text}` : text);
    keysOpen = false;
  }

  function dim(text: string): string {
    return output.isTTY === true ? styleText('dim', text, { stream: output }) : text;
  }

  return {
    hear({ language, text }) {
      const mark = language === '' ? '   ' : `${language.slice(0, 2)} ♪ `;
      const lines = text.split('\n').flatMap((line) => wrap(line, width() - 5));
      write(lines.map((line, index) => `${index === 0 ? mark : '     '}${line}\n`).join(''));
    },
    note(text) {
      for (const line of text.split('\n')) {
        // A program behind a pipe looks for whole notes.
        const [first = '', ...rest] = output.columns ? wrap(line, width() - 2) : [line];
        write([`· ${first}`, ...rest.map((more) => `  ${more}`)].map((one) => `${dim(one)}\n`).join(''));
      }
    },
    print(text) {
      write(`${text}\n`);
    },
    key(key) {
      output.write(keysOpen ? key : `${dim('· keys')} ${key}`);
      keysOpen = true;
    },
    ask(text) {
      write('');
      return askForLine(output, `${dim(`· ${text}`)} `);
    },
  };
}

/** Breaks a line between words; a word longer than the width stays whole. */
function wrap(line: string, width: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
