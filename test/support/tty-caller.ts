import assert from 'node:assert/strict';
import type { DialResult } from '../../scripts/phone/carrier/handset.ts';
import { placeTtyCall, type TtyCallOptions } from '../../scripts/phone/handsets/tty/place-tty-call.ts';
import type { TtyCall } from '../../scripts/phone/handsets/tty/tty-call.ts';

/** A caller with a text telephone in a test, who reads every page of a turn before the next action. */
export interface TtyCaller {
  readonly call: TtyCall;
  /** All pages of this turn, without the signs between them. */
  read(): string;
  /** Words that stand in this turn, each match behind the one before it. */
  reads(expected: string | RegExp): TtyCaller;
  types(text: string): Promise<TtyCaller>;
  presses(keys: string): Promise<TtyCaller>;
  waits(ms: number): Promise<TtyCaller>;
  staysSilent(): Promise<TtyCaller>;
  /** Loses the connection, and is connected again. */
  dropsOut(): Promise<TtyCaller>;
  isConnectedTo(number: string): Promise<TtyCaller>;
  deskAnswers(result: DialResult): Promise<TtyCaller>;
  readsTheEnd(): Promise<TtyCaller>;
  hangsUp(): Promise<TtyCaller>;
}

/** What stands before an answer that took a moment. */
const hold = /^(?:PLS HD\s*)+/u;
const more = /\s*GA (?:FOR MORE|PARA MAS)$/u;
const handOver = /\s*\bGA(?: O?R? ?SK)?$/u;

/** Calls the server at a URL. */
export async function dialTty(url: string, options: Omit<TtyCallOptions, 'incomingUrl'>): Promise<TtyCaller> {
  const call = await placeTtyCall({ incomingUrl: `${url}/tty/incoming`, ...options });
  let turn = '';
  let matched = 0;
  const all: string[] = [];

  async function readOn(): Promise<TtyCaller> {
    turn = '';
    matched = 0;
    let page = (await call.read()).replace(hold, '');
    while (more.test(page)) {
      turn += `${page.replace(more, '')}\n`;
      await call.type('GA');
      page = (await call.read()).replace(hold, '');
    }
    turn += page.replace(handOver, '');
    all.push(turn);
    return caller;
  }

  async function act(action: () => Promise<void>): Promise<TtyCaller> {
    await action();
    return await readOn();
  }

  const caller: TtyCaller = {
    call,
    read: () => turn,
    reads(expected) {
      const match = (typeof expected === 'string' ? patternOf(expected) : expected).exec(turn.slice(matched));
      assert.ok(match, `The caller does not read ${String(expected)} now. The call so far:\n${all.join('\n--\n')}`);
      matched += match.index + match[0].length;
      return caller;
    },
    types: (text) => act(() => call.type(text)),
    presses: (keys) => act(() => call.press(keys)),
    waits: (ms) => act(() => call.wait(ms)),
    dropsOut: () => act(() => call.dropStream()),
    staysSilent: () => act(() => call.wait(61_000)),
    async isConnectedTo(number) {
      await call.isLeft();
      const { state } = call;
      assert.ok(state.kind === 'dialling' && state.dial.number === number, `not being connected to ${number}: ${turn}`);
      return caller;
    },
    deskAnswers: (result) => act(() => call.settle(result)),
    async readsTheEnd() {
      await call.isLeft();
      assert.equal(call.state.kind, 'ended', `The call goes on: ${turn}`);
      return caller;
    },
    async hangsUp() {
      await call.hangUp();
      return caller;
    },
  };
  return await readOn();
}

/** Words with any space between them: lines may be broken anywhere. */
function patternOf(words: string): RegExp {
  const parts = words.match(/[\p{L}\p{N}$]+/gu) ?? [];
  const between = String.raw`[^\p{L}\p{N}$]+`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${parts.map((part) => RegExp.escape(part)).join(between)}(?![\p{L}\p{N}])`,
    'u',
  );
}
