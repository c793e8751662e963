import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { DialResult } from '../carrier/handset.ts';
import type { ActionInput } from './read-actions.ts';
import type { Screen } from './screen.ts';
import type { TtyCall } from '../handsets/tty/tty-call.ts';

export const ttyHelp = `In a call with --tty, Enter ends a turn; GA is added where it does not end in GA or SK:
1 GA      types
/1234#    presses keys of a telephone beside the text telephone, those of a card too
/wait 60  types nothing for so many seconds
/h        hangs up
/a /b /n /f  at the desk: answered, busy, no answer, failed
/?        this list`;

const results: Readonly<Record<string, DialResult>> = {
  '/a': 'completed',
  '/b': 'busy',
  '/n': 'no-answer',
  '/f': 'failed',
};

/** How long a pipe waits for the other side before its next line. Keys and silence may stay without an answer. */
const patiencesMs = { typed: 60_000, quiet: 5_000, nothing: 0 } as const;

/** What was done: something was typed, something that may stay without an answer, or nothing that the other side notices. */
type Sent = keyof typeof patiencesMs;

interface RunningTtyCall {
  readonly call: TtyCall;
  readonly input: ActionInput;
  readonly screen: Screen;
  /** A turn that is typed before anything else. */
  readonly opening?: string | undefined;
}

/** Runs a call on a text telephone by what is typed, and shows it, until it is over. Hangs up where the input ends. */
export async function runTtyCall({ call, input, screen, opening }: RunningTtyCall): Promise<void> {
  const isPipe = input.isTTY !== true;
  const reader = readTurns(call, screen);
  // Lines that come before somebody asks for them are kept from here on.
  const typed = createInterface({ input })[Symbol.asyncIterator]();
  const lines = startWith(opening, typed);
  // Nothing is typed over the first page.
  await reader.turn('typed');
  while (!isOver(call)) {
    const line = await Promise.race([lines.next().then(({ value }) => value), reader.over]);
    if (line === undefined || line === '/h') break;
    if (isPipe && !line.startsWith('/')) screen.note(`typed: ${hideNumbers(line)}`);
    const sent = await take(line, call, screen);
    if (sent === 'nothing') continue;
    const turn = reader.turn(sent);
    if (isPipe) await turn;
  }
  if (isOver(call)) return await reader.over;
  await call.hangUp();
  screen.note('you hung up');
}

async function* startWith(
  opening: string | undefined,
  lines: AsyncIterable<string>,
): AsyncGenerator<string, undefined> {
  if (opening !== undefined) yield opening;
  for await (const line of lines) if (line.trim() !== '') yield line.trim();
  return undefined;
}

/** Shows the other side's turns as they are handed over. `over` resolves when the call is, and rejects where it fails. */
function readTurns(call: TtyCall, screen: Screen) {
  const { promise: over, resolve, reject } = Promise.withResolvers<undefined>();
  over.catch(() => {});
  let reading: Promise<void> | undefined;
  let isSilent = true;

  async function read(): Promise<void> {
    const text = await call.read();
    if (text !== '') screen.hear({ language: '', voice: '', text, aloud: [] });
    isSilent &&= text === '';
    if (/\bHD\b/u.test(text)) await call.isLeft();
    const { state } = call;
    if (state.kind === 'dialling') screen.note(`the desk rings at ${state.dial.number}: /a /b /n or /f`);
    if (state.kind === 'paying') screen.note('a voice asks for a card: press its keys, such as /4111111111111111');
    // Nothing more is read while the desk rings, or a card is taken.
    reading = undefined;
    if (state.kind === 'typing') return void listen();
    if (state.kind !== 'ended') return;
    if (state.by === 'carrier') screen.note(isSilent ? refused : 'the other side hung up');
    resolve(undefined);
  }

  function listen(): Promise<void> {
    reading = read().catch(reject);
    return reading;
  }

  return {
    over,
    /** Resolves once the next turn is shown, or the patience with what was sent is over. */
    async turn(sent: Sent): Promise<void> {
      const shown = reading ?? listen();
      const late = new AbortController();
      await Promise.race([shown, wait(patiencesMs[sent], undefined, { signal: late.signal }).catch(() => {})]);
      late.abort();
    },
  };
}

const refused = 'the other side hung up before it typed anything: is this the number of a text telephone line?';

function isOver({ state }: TtyCall): boolean {
  return state.kind === 'ended';
}

/** Four digits or more may be a PIN. */
function hideNumbers(line: string): string {
  return line.replaceAll(/\d(?:[ -]?\d){3,}/g, (number) => number.replaceAll(/\d/g, '•'));
}

async function take(line: string, call: TtyCall, screen: Screen): Promise<Sent> {
  const result = Object.hasOwn(results, line) ? results[line] : undefined;
  const waitSeconds = /^\/wait (\d{1,4})$/.exec(line)?.[1];
  const isKeys = /^\/[\d*#]+$/.test(line);
  if (call.state.kind === 'dialling') {
    if (!result) return say(screen, 'the desk rings: /a /b /n or /f');
    await call.settle(result);
    return 'typed';
  }
  if (call.state.kind === 'paying') return takeCard(line, call, screen);
  if (result) return say(screen, 'no desk rings now: /a /b /n /f are for the desk');
  if (line === '/?') return say(screen, ttyHelp);
  if (line.startsWith('/') && !isKeys && waitSeconds === undefined)
    return say(screen, 'that does nothing: /? lists what does');
  if (waitSeconds !== undefined) await call.wait(Number(waitSeconds) * 1000);
  else if (isKeys) await call.press(line.slice(1));
  else await call.type(/\b(?:GA|SK|SKSK)$/iu.test(line) ? line : `${line} GA`);
  return waitSeconds === undefined && !isKeys ? 'typed' : 'quiet';
}

/** While the carrier takes a card nobody reads what is typed. */
async function takeCard(line: string, call: TtyCall, screen: Screen): Promise<Sent> {
  if (/^\/[\d*#]+$/.test(line)) await call.press(line.slice(1));
  else if (/^\/wait \d{1,4}$/.test(line)) await call.wait(0);
  else return say(screen, line === '/?' ? ttyHelp : 'nobody reads now: press keys, such as /4111111111111111');
  return call.state.kind === 'paying' ? 'nothing' : 'typed';
}

function say(screen: Screen, text: string): Sent {
  screen.note(text);
  return 'nothing';
}
