import type { DialResult } from '../carrier/handset.ts';

/** What the caller at the terminal does. `settle` plays the desk that the call rings at. */
export type CallerAction =
  | { readonly kind: 'press'; readonly keys: string }
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'record'; readonly seconds: number; readonly hangUp: boolean }
  | { readonly kind: 'wait' }
  | { readonly kind: 'settle'; readonly result: DialResult }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'help' }
  /** Something that is no action; `hint` says what would be. */
  | { readonly kind: 'unclear'; readonly hint: string };

export const actionHelp = `0-9 * #   press keys
s WORDS   say words
r SECONDS speak a message that long and press # ("r 12 hangup" hangs up)
t         stay silent until the question runs out
h         hang up
a b n f   at the desk: answered, busy, no answer, failed
?         this help`;

const letters: Readonly<Record<string, CallerAction>> = {
  t: { kind: 'wait' },
  h: { kind: 'hang-up' },
  a: { kind: 'settle', result: 'completed' },
  b: { kind: 'settle', result: 'busy' },
  n: { kind: 'settle', result: 'no-answer' },
  f: { kind: 'settle', result: 'failed' },
  '?': { kind: 'help' },
};

/** What letters take that stand alone, or with something else behind them. */
const hints: Readonly<Record<string, string>> = {
  s: 's takes words: s yes',
  r: 'r takes seconds from 1 to 9999: r 12, or r 12 hangup',
};

/** Reads one line of actions: keys, `s` and words, `r` and seconds, or a letter. What is none is not repeated: it may be a PIN. */
export function readAction(line: string): CallerAction {
  if (/^[\d*#]+$/.test(line)) return { kind: 'press', keys: line };
  const words = /^s\s+(?<words>\S.*)$/.exec(line)?.groups?.['words'];
  if (words !== undefined) return { kind: 'say', words };
  const message = /^r\s+(?<seconds>[1-9]\d{0,3})(?<ending>\s+hangup)?$/.exec(line)?.groups;
  if (message) return { kind: 'record', seconds: Number(message['seconds']), hangUp: message['ending'] !== undefined };
  const letter = Object.hasOwn(letters, line) ? letters[line] : undefined;
  return (
    letter ?? { kind: 'unclear', hint: hints[/^\w\b/.exec(line)?.[0] ?? ''] ?? 'that does nothing: ? lists what does' }
  );
}
