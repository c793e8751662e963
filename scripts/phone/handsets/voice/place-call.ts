import { describeRecording, describeSpeech } from '../../carrier/call-parameters.ts';
import type { CarrierEvent } from '../../carrier/handset.ts';
import type { Gather, Recorder } from '../../carrier/read-twiml.ts';
import { type CardProgress, createCardSession } from '../../carrier/card-session.ts';
import type { CardVerb } from '../../carrier/read-card-verb.ts';
import { leaveCard, tellOfCard } from '../../carrier/tell-of-card.ts';
import { type CallOptions, createTwimlPlayer, playPrompt } from '../../carrier/twiml-player.ts';
import { type Entry, collectKeys } from './collect-keys.ts';
import { isSecret, listenTo } from './listen-to.ts';
import type { CallEvent, PhoneCall, PhoneWaiting } from './phone-call.ts';

/** What a call does while it asks nothing. */
const meanwhile = {
  playing: 'it waits for the server',
  recording: 'it records',
  paying: 'it takes a card',
  dialling: 'it rings at the desk',
  ended: 'it is over',
} as const;

/** Calls a number with a phone, as Twilio does. Resolves when the call first waits for somebody. */
export async function placeCall(options: CallOptions): Promise<PhoneCall> {
  const events: CallEvent[] = [];
  let keys = '';
  const player = createTwimlPlayer<PhoneWaiting>(options, {
    witness,
    gather: listen,
    record: openRecorder,
    card: openCard,
    stream: refuseStream,
  });

  function witness(event: CarrierEvent): void {
    // The desk takes no keys that were pressed ahead.
    if (event.kind === 'dialled') keys = '';
    events.push(event);
  }

  /** Keys pressed ahead cut the prompts short. */
  async function listen(gather: Gather): Promise<PhoneWaiting | undefined> {
    if (!gather.takesKeys) keys = '';
    if (keys === '') for (const prompt of gather.prompts) playPrompt(prompt, { witness });
    const entry = collectKeys(gather, keys);
    if (!entry) return listenTo(gather, player.behind);
    await enter(gather, entry);
    return undefined;
  }

  function openRecorder(recorder: Recorder): PhoneWaiting {
    keys = '';
    return { kind: 'recording', recorder };
  }

  /** Keys pressed ahead are none of a card. */
  function openCard(verb: CardVerb): PhoneWaiting {
    keys = '';
    const session = createCardSession(verb);
    for (const prompt of session.begin()) playPrompt(prompt, { witness });
    return { kind: 'paying', verb, session };
  }

  /** What is keyed in of a card is shown to nobody. */
  async function payOn(waiting: Extract<PhoneWaiting, { kind: 'paying' }>, progress: CardProgress): Promise<void> {
    for (const prompt of progress.said) playPrompt(prompt, { witness });
    if (progress.kind === 'more') return;
    await player.act(() => tellOfCard(player, waiting, progress.charge));
  }

  /** A caller who is silent at a question stays so at the recorder behind it: nothing is recorded, and the call goes on. */
  async function runOut(gather: Gather): Promise<void> {
    if (keys === '' && listenTo(gather, player.behind).recorder) player.skipBehind();
    await enter(gather, { digits: keys, finishedOnKey: '', rest: '' });
  }

  /** Without digits there was no input: the call goes on behind the question, unless the server wants to be told. */
  async function enter(gather: Gather, { digits, finishedOnKey, rest }: Entry): Promise<void> {
    const pressed = digits + finishedOnKey;
    if (pressed !== '') events.push({ kind: 'pressed', keys: pressed, secret: isSecret(gather) });
    keys = rest;
    if (digits === '' && !gather.actionOnEmptyResult) return;
    await player.request(gather.action, { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' });
  }

  function findQuestion(): Gather {
    const { state } = player;
    if (state.kind === 'listening') return state.gather;
    throw new Error(`The call asks nothing now: ${meanwhile[state.kind]}.`);
  }

  function findRecorder(): Recorder {
    const { state } = player;
    const recorder = state.kind === 'listening' || state.kind === 'recording' ? state.recorder : undefined;
    if (recorder) return recorder;
    throw new Error('The call records nothing now.');
  }

  /** The server hears of the message before it hears that the call is over; what it answers is played to nobody. */
  async function leaveAndHangUp(recorder: Recorder, result: Record<string, string>): Promise<void> {
    await player.request(recorder.action, { ...result, CallStatus: 'completed' });
    await player.end('caller');
  }

  await player.ring();
  return {
    get state() {
      return player.state;
    },
    events,
    async press(pressed) {
      const { state } = player;
      if (state.kind === 'paying') {
        events.push({ kind: 'pressed', keys: pressed, secret: true });
        return await payOn(state, state.session.press(pressed));
      }
      const gather = findQuestion();
      if (gather.takesKeys) keys += pressed;
      const entry = collectKeys(gather, keys);
      if (entry) await player.act(() => enter(gather, entry));
    },
    async say(words, confidence = 0.92) {
      const gather = findQuestion();
      const listening = gather.takesSpeech && keys === '';
      events.push({ kind: 'said', words });
      const result = describeSpeech({ words, confidence, language: gather.language });
      await player.act(() => (listening ? player.request(gather.action, result) : runOut(gather)));
    },
    async record(seconds, { hangUp = false, key = '#' } = {}) {
      const recorder = findRecorder();
      const { accountSid } = player;
      keys = '';
      events.push({ kind: 'recorded', seconds });
      const result = describeRecording({ recorder, accountSid, seconds, endedBy: hangUp ? 'hangup' : key });
      await player.act(() => (hangUp ? leaveAndHangUp(recorder, result) : player.request(recorder.action, result)));
    },
    async wait() {
      const { state } = player;
      if (state.kind === 'paying') return await payOn(state, state.session.wait());
      const gather = state.kind === 'recording' ? undefined : findQuestion();
      if (keys === '') events.push({ kind: 'silent' });
      await player.act(async () => gather && (await runOut(gather)));
    },
    settle: (result) => player.settle(result),
    async hangUp() {
      const { state } = player;
      if (state.kind !== 'paying') return await player.end('caller');
      await player.act(() => leaveCard(player, state));
    },
  };
}

function refuseStream(): Promise<never> {
  throw new Error('The call is handed over to a stream of sound: call a text telephone with --tty.');
}
