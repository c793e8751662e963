import { createSid, describeCall, describeDial, describeEnd } from './call-parameters.ts';
import { createDocuments } from './documents.ts';
import type { CallState, DialResult, Handset, Witness } from './handset.ts';
import { introduceCaller } from './introduce-caller.ts';
import type { Action, Prompt } from './action.ts';
import type { Dial, Verb } from './read-twiml.ts';
import type { Transport } from './send-webhook.ts';

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

/** Twilio in one call: it plays the documents of a server to a handset. */
export interface TwimlPlayer<Waiting> {
  readonly state: CallState<Waiting>;
  readonly accountSid: string;
  readonly callSid: string;
  /** The verb behind the one that is played. */
  readonly behind: Verb | undefined;
  skipBehind(): void;
  /** The caller does something on a stream: the server's circles are counted anew. */
  beginTurn(): void;
  /** Rings at the server. Resolves when the call first waits for somebody. */
  ring(): Promise<void>;
  /** Does what the caller does, then plays until the call waits again. A fault ends the call and is thrown. */
  act(step: () => Promise<void>): Promise<void>;
  /** The same without the caller: the server's own circles are counted on. */
  goOn(step: () => Promise<void>): Promise<void>;
  /** Brings the result of a verb to the server, which answers with the next document. */
  request(action: Action, result: Record<string, string>): Promise<void>;
  /** Ends the call to the desk. */
  settle(result: DialResult): Promise<void>;
  /** Tells the server of something that it answers with no document. */
  tell(url: string, result: Record<string, string>): Promise<void>;
  end(by: 'caller' | 'carrier'): Promise<void>;
}

/** Plays Twilio to the server at `incomingUrl`; what asks the caller for something is handed to the handset. */
export function createTwimlPlayer<Waiting extends { readonly kind: string }>(
  options: CallOptions,
  handset: Handset<Waiting>,
): TwimlPlayer<Waiting> {
  const { incomingUrl, to, from, accountSid = createSid('AC') } = options;
  const described = describeCall({ accountSid, to, from });
  const callSid = described['CallSid'] ?? '';
  const documents = createDocuments({ ...options, described });
  const startedAt = Date.now();
  let state: CallState<Waiting> = { kind: 'playing' };

  async function playOn(): Promise<void> {
    while (state.kind === 'playing') {
      const verb = documents.verbs.shift();
      await (verb ? play(verb) : end('carrier'));
    }
  }

  async function play(verb: Verb): Promise<void> {
    switch (verb.verb) {
      case 'Gather':
        return waitFor(await handset.gather(verb));
      case 'Record':
        return waitFor(handset.record(verb));
      case 'Pay':
        return waitFor(handset.card(verb));
      case 'Connect':
        return waitFor(await handset.stream(verb));
      case 'Redirect':
        return await documents.request(verb.action, {});
      case 'Dial':
        return dial(verb);
      case 'Hangup':
      case 'Reject':
        return await end('carrier');
      case 'Start':
        // No caller makes the tones that are listened for.
        return undefined;
      case 'Say':
      case 'Play':
      case 'Pause':
        return playPrompt(verb, handset);
    }
  }

  function waitFor(waiting: Waiting | undefined): void {
    if (waiting && state.kind === 'playing') state = waiting;
  }

  function dial(verb: Dial): void {
    state = { kind: 'dialling', dial: verb };
    handset.witness({ kind: 'dialled', number: verb.number });
  }

  async function end(by: 'caller' | 'carrier'): Promise<void> {
    if (state.kind === 'ended') return;
    state = { kind: 'ended', by };
    handset.witness(state);
    await documents.tell(new URL('status', incomingUrl).href, describeEnd(Date.now() - startedAt));
  }

  async function goOn(step: () => Promise<void>): Promise<void> {
    state = { kind: 'playing' };
    try {
      await step();
      await playOn();
    } catch (fault) {
      // The server may be gone: its failure to hear of the end would hide the fault that ended the call.
      await end('carrier').catch(() => undefined);
      throw fault;
    }
  }

  async function act(step: () => Promise<void>): Promise<void> {
    documents.beginTurn();
    await goOn(step);
  }

  async function finishDial({ introduction, number, action }: Dial, result: DialResult): Promise<void> {
    if (result === 'completed' && introduction) {
      const child = { CallSid: createSid('CA'), ParentCallSid: callSid, To: number };
      await introduceCaller({ documents, introduction, child, handset });
    }
    handset.witness({ kind: 'settled', result });
    if (action.url !== undefined) await documents.request(action, describeDial(result));
  }

  return {
    get state() {
      return state;
    },
    accountSid,
    callSid,
    get behind() {
      return documents.verbs[0];
    },
    skipBehind: () => void documents.verbs.shift(),
    beginTurn: () => documents.beginTurn(),
    ring: () => act(() => documents.request({ url: incomingUrl, method: 'POST' }, { CallStatus: 'ringing' })),
    act,
    goOn,
    request: (action, result) => documents.request(action, result),
    tell: (url, result) => documents.tell(url, result),
    async settle(result) {
      if (state.kind !== 'dialling' || !('dial' in state)) throw new Error('The call rings at no desk now.');
      const { dial: dialled } = state;
      await act(() => finishDial(dialled, result));
    },
    end,
  };
}

/** Plays a prompt to the caller; a pause says nothing. */
export function playPrompt(prompt: Prompt, handset: Witness): void {
  if (prompt.verb !== 'Pause') handset.witness({ kind: 'heard', ...prompt.heard });
}
