import type { RequestDetails } from '../../src/agency/caller-request.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Question, Told } from '../../src/dialogue/output.ts';
import { goNowhere, goOnTo, remember } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import { type Context, hasCaseworker } from './context.ts';
import type { SpokenKind } from './request-prompts.ts';
import { tell } from './tell.ts';
import { part } from './setup.ts';

/** What was promised is left, wherever the caller goes. */
const sendsInEveryWay = {
  'hung-up': { target: '#request', actions: goNowhere },
  'no-input': afterMisses('#request'),
  'long-silence': '#request',
  'no-match': afterMisses('#request'),
  agent: { target: '#request', actions: goOnTo('agent') },
  goodbye: '#request',
  'main-menu': { target: '#request', actions: goOnTo('main-menu') },
} as const;

const lastTrySends = { 'no-input': 'last-try-sends', 'no-match': 'last-try-sends' } as const;

/** Before the message is sent: as it stands, or after it was played. */
function reviewing(
  play: (context: Context) => string | undefined,
  read: (context: Context) => readonly Told[] = () => [],
) {
  return menu(
    'review-message',
    {
      send: { key: '1', to: '#request' },
      listen: { key: '2', to: 'listening' },
      again: { key: '3', to: 'speakingAgain' },
    },
    {
      play,
      tell: read,
      lastTry: lastTrySends,
      // Pound ends a recording: a caller who presses it twice loses nothing.
      on: { ...sendsInEveryWay, back: {} },
    },
  );
}

function recordingOf({ request }: Context): string | undefined {
  return request?.details.recording;
}

function textOf({ request }: Context): Told[] {
  const { text } = request?.details ?? {};
  return text === undefined ? [] : [tell('message-typed', { text })];
}

/** A caller whom no caseworker knows must say who they are. */
function askFor(kind: SpokenKind, context: Context): Question {
  const toCaseworker = kind !== 'message' || hasCaseworker(context);
  const prompt = context.participant && toCaseworker ? `${kind}-record` : 'stranger-message-record';
  return { kind: 'recording', prompt, maxSeconds: 120 };
}

interface LeaveMessage {
  readonly kind: SpokenKind;
  readonly back: string;
  /** Whether the caller was told that the request is left, also where they add nothing. */
  readonly isPromised?: boolean;
}

/** The message that stood until now: of one that ends with the call nobody knows whether it is more than noise, so both are left. */
function earlierOf({ request }: Context): RequestDetails {
  const { recording, text } = request?.details ?? {};
  return {
    ...(recording !== undefined && { earlierRecording: recording }),
    ...(text !== undefined && { earlierText: text }),
  };
}

type Earlier = (context: Context) => RequestDetails;

function takeRecording(kind: SpokenKind, earlier: Earlier = () => ({})) {
  return remember<'recorded'>(({ context, event: { recording } }) => ({
    request: { kind, details: { recording, ...earlier(context) } },
  }));
}

function takeText(kind: SpokenKind, earlier: Earlier = () => ({})) {
  return remember<'typed'>(({ context, event: { text } }) => ({
    request: { kind, details: { text, ...earlier(context) } },
  }));
}

/** A message that is spoken or typed. With `sends`, what was left before is sent where nothing is added. */
function speaking(kind: SpokenKind, back: string, sends: boolean) {
  const earlier = sends ? earlierOf : () => ({});
  const keepRecording = takeRecording(kind);
  const addRecording = takeRecording(kind, earlier);
  const keepText = takeText(kind);
  const addText = takeText(kind, earlier);
  return part.createStateConfig({
    meta: { ask: (context) => askFor(kind, context), ...(sends && { lastTry: lastTrySends }) },
    on: {
      recorded: [
        {
          guard: ({ event }) => event.wantsAgent === true,
          target: '#request',
          actions: [addRecording, goOnTo('agent')],
        },
        { guard: ({ event }) => event.hungUp, target: '#request', actions: addRecording },
        { target: 'reviewing', actions: keepRecording },
      ],
      typed: [
        { guard: ({ event }) => event.hungUp, target: '#request', actions: addText },
        { target: 'reviewing', actions: keepText },
      ],
      ...(sends && sendsInEveryWay),
      back,
    },
  });
}

/** Two minutes to speak, or a text; then the caller can go over it, leave another one, or send it. A caller who hangs up, falls silent or goes elsewhere has sent it. */
export function leaveMessage({ kind, back, isPromised = false }: LeaveMessage) {
  return part.createStateConfig({
    initial: 'speaking',
    states: {
      speaking: speaking(kind, back, isPromised),
      // Until another message is there, the first one stands.
      speakingAgain: speaking(kind, 'reviewing', true),
      reviewing: reviewing(() => undefined),
      listening: reviewing(recordingOf, textOf),
    },
  });
}
