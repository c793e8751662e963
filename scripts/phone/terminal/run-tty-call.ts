import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { DialResult } from '../carrier/handset.ts';
import type { Screen } from './screen.ts';
import type { TtyCall } from '../handsets/tty/tty-call.ts';

export const ttyHelp = `In a call with --tty, Enter ends a turn; GA is added where it does not end in GA or SK:
1 GA      types
/1234#    presses keys of a telephone beside the text telephone
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

interface RunningTtyCall {
  readonly call: TtyCall;
  readonly input: Readable;
  readonly screen: Screen;
}

/** Runs a call on a text telephone by what is typed, and shows it, until it is over. Hangs up where the input ends. */
export async function runTtyCall({ call, input, screen }: RunningTtyCall): Promise<void> {
  const show = async () => {
    const text = await call.read();
    if (text !== '') screen.hear({ language: '', voice: '', text, aloud: [] });
    if (/\bHD\b/u.test(text)) await call.isLeft();
    if (call.state.kind === 'dialling') screen.note(`the desk rings at ${call.state.dial.number}: /a /b /n or /f`);
    if (call.state.kind === 'ended') screen.note('the other side hung up');
  };
  await show();
  if (isOver(call)) return;
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    if (line.trim() === '/h') break;
    await take(line.trim(), call, screen);
    await show();
    if (isOver(call)) return;
  }
  await call.hangUp();
  screen.note('you hung up');
}

function isOver({ state }: TtyCall): boolean {
  return state.kind === 'ended';
}

async function take(line: string, call: TtyCall, screen: Screen): Promise<void> {
  const result = Object.hasOwn(results, line) ? results[line] : undefined;
  const waitSeconds = /^\/wait (\d{1,4})$/.exec(line)?.[1];
  if (call.state.kind === 'dialling')
    return result ? await call.settle(result) : screen.note('the desk rings: /a /b /n or /f');
  if (waitSeconds !== undefined) return await call.wait(Number(waitSeconds) * 1000);
  if (/^\/[\d*#]+$/.test(line)) return await call.press(line.slice(1));
  if (line.startsWith('/')) return screen.note(ttyHelp);
  return await call.type(/\b(?:GA|SK|SKSK)$/iu.test(line) ? line : `${line} GA`);
}
