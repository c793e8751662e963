import {
  createSid,
  describeCall,
  describeDial,
  describeEnd,
  describeRecording,
  describeSpeech,
} from './call-parameters.ts';
import { type Entry, collectKeys } from './collect-keys.ts';
import { createDocuments } from './documents.ts';
import { isSecret, listenTo } from './listen-to.ts';
import type { CallEvent, PhoneCall, PhoneState } from './phone-call.ts';
import type { Transport } from './send-webhook.ts';
import type { Action, Dial, Gather, Prompt, Recorder, Verb } from './read-twiml.ts';

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

const playing: PhoneState = { kind: 'playing' };

/** What a call does while it asks nothing. */
const meanwhile = {
  playing: 'it waits for the server',
  recording: 'it records',
  dialling: 'it rings at the desk',
  ended: 'it is over',
} as const;

/** Calls a number: plays Twilio to the server that answers there. Resolves when the call first waits for somebody. */
export async function placeCall(options: CallOptions): Promise<PhoneCall> {
  const { incomingUrl, to, from, accountSid = createSid('AC') } = options;
  const described = describeCall({ accountSid, to, from });
  const documents = createDocuments({ ...options, described });
  const startedAt = Date.now();
  const events: CallEvent[] = [];
  let state = playing;
  let keys = '';

  async function request(action: Action, result: Record<string, string>): Promise<void> {
    state = playing;
    await documents.request(action, result);
  }

  async function playOn(): Promise<void> {
    while (state.kind === 'playing') {
      const verb = documents.verbs.shift();
      await (verb ? play(verb) : end('carrier'));
    }
  }

  async function play(verb: Verb): Promise<void> {
    switch (verb.verb) {
      case 'Gather':
        return await listen(verb);
      case 'Record':
        keys = '';
        state = { kind: 'recording', recorder: verb };
        return undefined;
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
      case 'Connect':
        throw new Error('The call is handed over to a stream of sound: call a text telephone with --tty.');
      case 'Start':
        // Nobody at this phone makes the tones that are listened for.
        return undefined;
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
    state = listenTo(gather, documents.verbs[0]);
    await takeKeys(gather);
  }

  async function takeKeys(gather: Gather): Promise<void> {
    const entry = collectKeys(gather, keys);
    if (entry) await enter(gather, entry);
  }

  /** Whoever is silent at a question stays so at the recorder behind it: nothing is recorded, and the call goes on. */
  async function runOut(gather: Gather): Promise<void> {
    if (keys === '' && listenTo(gather, documents.verbs[0]).recorder) documents.verbs.shift();
    await enter(gather, { digits: keys, finishedOnKey: '', rest: '' });
  }

  /** Without digits there was no input: the call goes on behind the question, unless the server wants to be told. */
  async function enter(gather: Gather, { digits, finishedOnKey, rest }: Entry): Promise<void> {
    const pressed = digits + finishedOnKey;
    if (pressed !== '') events.push({ kind: 'pressed', keys: pressed, secret: isSecret(gather) });
    keys = rest;
    state = playing;
    if (digits === '' && !gather.actionOnEmptyResult) return;
    await request(gather.action, { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' });
  }

  /** Whoever answers hears who calls, and presses a key where that is wanted. */
  async function introduce({ introduction, number }: Dial): Promise<void> {
    if (!introduction) return;
    const child = { CallSid: createSid('CA'), ParentCallSid: described['CallSid'] ?? '', To: number };
    const verbs = await documents.read(introduction, child);
    const played = verbs.flatMap((verb): readonly Verb[] => (verb.verb === 'Gather' ? verb.prompts : [verb]));
    const texts = played.flatMap((one) => (one.verb === 'Say' ? [one.heard.text] : []));
    events.push({ kind: 'introduced', text: texts.join('\n') });
    for (const verb of verbs) if (verb.verb === 'Gather') await documents.read(verb.action, { ...child, Digits: '1' });
  }

  async function end(by: 'caller' | 'carrier'): Promise<void> {
    state = { kind: 'ended', by };
    events.push(state);
    await documents.tell(new URL('status', incomingUrl).href, describeEnd(Date.now() - startedAt));
  }

  /** An action of the caller and all that follows from it. */
  async function act(step: () => Promise<void>): Promise<void> {
    documents.beginTurn();
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
    throw new Error(`The call asks nothing now: ${meanwhile[state.kind]}.`);
  }

  function openRecorder(): Recorder {
    const recorder = state.kind === 'listening' || state.kind === 'recording' ? state.recorder : undefined;
    if (recorder) return recorder;
    throw new Error('The call records nothing now.');
  }

  /** The server hears of the message before it hears that the call is over; what it answers is played to nobody. */
  async function leaveAndHangUp(recorder: Recorder, result: Record<string, string>): Promise<void> {
    await request(recorder.action, { ...result, CallStatus: 'completed' });
    await end('caller');
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
    async record(seconds, { hangUp = false, key = '#' } = {}) {
      const recorder = openRecorder();
      keys = '';
      events.push({ kind: 'recorded', seconds });
      const result = describeRecording({ recorder, accountSid, seconds, endedBy: hangUp ? 'hangup' : key });
      await act(() => (hangUp ? leaveAndHangUp(recorder, result) : request(recorder.action, result)));
    },
    async wait() {
      const gather = state.kind === 'recording' ? undefined : openQuestion();
      if (keys === '') events.push({ kind: 'silent' });
      state = playing;
      await act(async () => gather && (await runOut(gather)));
    },
    async settle(result) {
      if (state.kind !== 'dialling') throw new Error('The call rings at no desk now.');
      const { dial } = state;
      state = playing;
      await act(async () => {
        if (result === 'completed') await introduce(dial);
        events.push({ kind: 'settled', result });
        if (dial.action.url !== undefined) await request(dial.action, describeDial(result));
      });
    },
    async hangUp() {
      if (state.kind !== 'ended') await end('caller');
    },
  };
}
