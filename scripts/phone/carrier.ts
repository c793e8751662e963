import { createSid, describeCall, describeDial, describeEnd, describeSpeech } from './call-parameters.ts';
import { CarrierError } from './carrier-error.ts';
import { type Entry, collectKeys } from './collect-keys.ts';
import type { CallEvent, PhoneCall, PhoneState } from './phone-call.ts';
import { type Transport, createWebhookSender } from './send-webhook.ts';
import { type Action, type Gather, type Prompt, type Verb, readTwiml } from './twiml.ts';

export interface CallOptions {
  /** The webhook of the dialled number; `status` beside it is told of the end. */
  readonly incomingUrl: string;
  readonly authToken: string;
  readonly accountSid?: string;
  /** The dialled number, E.164. */
  readonly to: string;
  /** The caller's number, or "anonymous". */
  readonly from: string;
  readonly transport?: Transport;
}

/** So many documents without a question to the caller go round in a circle. */
const mostRequests = 60;

const playing: PhoneState = { kind: 'playing' };

/** Calls a number: plays Twilio to the server that answers there. Resolves when the call first waits for somebody. */
export async function placeCall(options: CallOptions): Promise<PhoneCall> {
  const { incomingUrl, to, from, accountSid = createSid('AC') } = options;
  const send = createWebhookSender(options);
  const described = describeCall({ accountSid, to, from });
  const startedAt = Date.now();
  const events: CallEvent[] = [];
  let state = playing;
  let document: { url: string; verbs: Verb[] } = { url: incomingUrl, verbs: [] };
  let requests = 0;
  let keys = '';

  async function request({ url = document.url, method }: Action, result: Record<string, string>): Promise<void> {
    state = playing;
    if (++requests > mostRequests) {
      throw new Error(`The server sent ${mostRequests} answers in a row that ask the caller nothing.`);
    }
    const address = URL.parse(url, document.url);
    if (!address) throw new CarrierError(11100, `"${url}" is no address to go on to.`);
    const parameters = new URLSearchParams({ ...described, CallStatus: 'in-progress', ...result });
    const answer = await send({ method, url: address.href, parameters });
    document = { url: answer.url, verbs: readTwiml(answer) };
  }

  async function playOn(): Promise<void> {
    while (state.kind === 'playing') {
      const verb = document.verbs.shift();
      await (verb ? play(verb) : end('carrier'));
    }
  }

  async function play(verb: Verb): Promise<void> {
    switch (verb.verb) {
      case 'Gather':
        return await listen(verb);
      case 'Redirect':
        return await request(verb.action, {});
      case 'Dial':
        keys = '';
        events.push({ kind: 'dialled', number: verb.number });
        state = { kind: 'dialling', dial: verb };
        return undefined;
      case 'Hangup':
      case 'Reject':
        return await end('carrier');
      case 'Say':
      case 'Play':
      case 'Pause':
        return hear(verb);
    }
  }

  function hear(prompt: Prompt): void {
    if (prompt.verb !== 'Pause') events.push({ kind: 'heard', ...prompt.heard });
  }

  /** Keys pressed ahead cut the prompts short. */
  async function listen(gather: Gather): Promise<void> {
    if (!gather.takesKeys) keys = '';
    if (keys === '') for (const prompt of gather.prompts) hear(prompt);
    state = { kind: 'listening', gather, secret: !gather.takesSpeech };
    await takeKeys(gather);
  }

  async function takeKeys(gather: Gather): Promise<void> {
    const entry = collectKeys(gather, keys);
    if (entry) await enter(gather, entry);
  }

  async function runOut(gather: Gather): Promise<void> {
    await enter(gather, { digits: keys, finishedOnKey: '', rest: '' });
  }

  /** Without digits there was no input: the call goes on behind the question, unless the server wants to be told. */
  async function enter(gather: Gather, { digits, finishedOnKey, rest }: Entry): Promise<void> {
    const pressed = digits + finishedOnKey;
    if (pressed !== '') events.push({ kind: 'pressed', keys: pressed, secret: !gather.takesSpeech });
    keys = rest;
    state = playing;
    if (digits === '' && !gather.actionOnEmptyResult) return;
    await request(gather.action, { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' });
  }

  async function end(by: 'caller' | 'carrier'): Promise<void> {
    state = { kind: 'ended', by };
    events.push(state);
    const result = describeEnd(Date.now() - startedAt);
    const url = new URL('status', incomingUrl).href;
    await send({ method: 'POST', url, parameters: new URLSearchParams({ ...described, ...result }) });
  }

  /** An action of the caller and all that follows from it. */
  async function act(step: () => Promise<void>): Promise<void> {
    requests = 0;
    try {
      await step();
      await playOn();
    } catch (fault) {
      // The server may be gone: its failure to hear of the end would hide the fault that ended the call.
      if (state.kind !== 'ended') await end('carrier').catch(() => undefined);
      throw fault;
    }
  }

  function openQuestion(): Gather {
    if (state.kind === 'listening') return state.gather;
    throw new Error(`The call asks nothing now: ${state.kind === 'dialling' ? 'it rings at the desk' : 'it is over'}.`);
  }

  await act(() => request({ url: incomingUrl, method: 'POST' }, { CallStatus: 'ringing' }));
  return {
    get state() {
      return state;
    },
    events,
    async press(pressed) {
      const gather = openQuestion();
      if (gather.takesKeys) keys += pressed;
      await act(() => takeKeys(gather));
    },
    async say(words, confidence = 0.92) {
      const gather = openQuestion();
      const listening = gather.takesSpeech && keys === '';
      events.push({ kind: 'said', words });
      const result = describeSpeech({ words, confidence, language: gather.language });
      await act(() => (listening ? request(gather.action, result) : runOut(gather)));
    },
    async wait() {
      const gather = openQuestion();
      if (keys === '') events.push({ kind: 'silent' });
      await act(() => runOut(gather));
    },
    async settle(result) {
      if (state.kind !== 'dialling') throw new Error('The call rings at no desk now.');
      const { action } = state.dial;
      events.push({ kind: 'settled', result });
      state = playing;
      await act(async () => (action.url === undefined ? undefined : await request(action, describeDial(result))));
    },
    async hangUp() {
      if (state.kind !== 'ended') await end('caller');
    },
  };
}
