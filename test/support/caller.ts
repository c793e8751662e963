import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { placeCall } from '../../scripts/phone/handsets/voice/place-call.ts';
import type { DialResult } from '../../scripts/phone/carrier/handset.ts';
import type { PhoneCall } from '../../scripts/phone/handsets/voice/phone-call.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { playedText } from '../../scripts/phone/carrier/read-twiml.ts';
import { writeScript } from './write-script.ts';

export interface DialOptions {
  readonly to: string;
  readonly from?: string;
  readonly authToken: string;
  /** The address that the server believes in. */
  readonly publicUrl?: string;
}

/**
 * A caller in a test. What a caller hears is judged turn by turn: from one action to the next, each match behind the
 * one before it.
 */
export interface Caller {
  readonly call: PhoneCall;
  /** Words, or a pattern, said in this turn. Words are compared without punctuation, as a spelled number loses its own. */
  hears(expected: string | RegExp): Caller;
  /** A recording is played, behind what was matched before. */
  hearsRecording(): Caller;
  /** All that was said in this turn. */
  heard(): string;
  presses(keys: string): Promise<Caller>;
  says(words: string): Promise<Caller>;
  /** A message after the beep, ended by a key, `#` unless another is named, or by hanging up. */
  records(seconds: number, ending?: { readonly hangUp?: boolean; readonly key?: string }): Promise<Caller>;
  staysSilent(): Promise<Caller>;
  hangsUp(): Promise<Caller>;
  isConnectedTo(number: string): Caller;
  deskAnswers(result: DialResult): Promise<Caller>;
  /** What the agent who answered at the desk was told of the caller in this turn. */
  introduction(): string;
  /** The system has hung up. */
  hearsTheEnd(): Caller;
  /** The call so far as a theatre script; secret keys are masked. */
  script(): string;
}

/** Calls an app, without a network, the server at a URL, or the app that a transport leads to. */
export async function dial(target: FastifyInstance | Transport | string, options: DialOptions): Promise<Caller> {
  const { to, from = '+19165550142', authToken, publicUrl = 'http://127.0.0.1:3000' } = options;
  const incoming = '/voice/incoming';
  const reached =
    typeof target === 'string'
      ? { incomingUrl: target + incoming }
      : {
          incomingUrl: publicUrl + incoming,
          transport: typeof target === 'function' ? target : injectInto(target),
        };
  return createCaller(await placeCall({ ...reached, to, from, authToken }));
}

function createCaller(call: PhoneCall): Caller {
  let turnStart = 0;
  let matched = 0;

  function heard(): string {
    const texts = call.events.slice(turnStart).flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
    return texts.join(' ').replaceAll(/\s+/g, ' ');
  }

  function expect(truth: boolean, expectation: string): Caller {
    assert.ok(truth, `The caller ${expectation}. The call so far:\n${writeScript(call.events)}`);
    return caller;
  }

  async function act(action: () => Promise<void>): Promise<Caller> {
    turnStart = call.events.length;
    matched = 0;
    await action();
    return caller;
  }

  const caller: Caller = {
    call,
    heard,
    hears(expected) {
      const match = (typeof expected === 'string' ? patternOf(expected) : expected).exec(heard().slice(matched));
      if (match) matched += match.index + match[0].length;
      return expect(match !== null, `does not hear ${typeof expected === 'string' ? `"${expected}"` : expected} now`);
    },
    hearsRecording: () => caller.hears(new RegExp(playedText)),
    presses: (keys) => act(() => call.press(keys)),
    says: (words) => act(() => call.say(words)),
    records: (seconds, ending) => act(() => call.record(seconds, ending)),
    staysSilent: () => act(() => call.wait()),
    hangsUp: () => act(() => call.hangUp()),
    isConnectedTo(number) {
      const { state } = call;
      return expect(state.kind === 'dialling' && state.dial.number === number, `is not being connected to ${number}`);
    },
    introduction: () =>
      call.events
        .slice(turnStart)
        .flatMap((event) => (event.kind === 'introduced' ? [event.text] : []))
        .join(' '),
    deskAnswers: (result) => act(() => call.settle(result)),
    hearsTheEnd() {
      const { state } = call;
      return expect(state.kind === 'ended' && state.by === 'carrier', 'does not hear the other side hang up');
    },
    script: () => writeScript(call.events),
  };
  return caller;
}

/** Words as a pattern that takes any punctuation and space between them. */
function patternOf(words: string): RegExp {
  const parts = words.match(/[\p{L}\p{N}$]+/gu);
  if (!parts) throw new Error(`"${words}" has no words that could be heard.`);
  const between = String.raw`[^\p{L}\p{N}$]+`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${parts.map((part) => RegExp.escape(part)).join(between)}(?![\p{L}\p{N}])`,
    'u',
  );
}
