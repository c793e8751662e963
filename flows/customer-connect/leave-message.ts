import { assign } from 'xstate';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Question, Told } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { tell } from './statements.ts';
import { part } from './setup.ts';

type Left = Extract<FlowEvent, { type: 'recorded' | 'typed' }>;

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
      again: { key: '3', to: 'speaking' },
    },
    {
      play,
      tell: read,
      lastTry: { 'no-input': 'last-try-sends', 'no-match': 'last-try-sends' },
      on: {
        // Pound ends a recording: whoever presses it twice loses nothing.
        back: {},
        'hung-up': '#request',
        goodbye: '#request',
        'no-input': [{ guard: 'missedTooOften', target: '#request', actions: 'forgive' }, {}],
        'no-match': [{ guard: 'missedTooOften', target: '#request', actions: 'forgive' }, {}],
        agent: { target: '#request', actions: { type: 'goOnTo', params: 'agent' } },
        'main-menu': { target: '#request', actions: { type: 'goOnTo', params: 'main-menu' } },
      },
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

/** Whoever is not known must say who they are. */
function askFor(kind: 'message' | 'contact-change', { participant }: Context): Question {
  const prompt = participant ? `${kind}-record` : 'stranger-message-record';
  return { kind: 'recording', prompt, maxSeconds: 120 };
}

/** Two minutes to speak, or a text; then the caller can go over it, leave another one, or send it. Whoever hangs up, falls silent or goes elsewhere has sent it. */
export function leaveMessage({ kind, back }: { readonly kind: 'message' | 'contact-change'; readonly back: string }) {
  const keep = assign<Context, Left, undefined, FlowEvent, never>({
    request: ({ event }) => ({
      kind,
      details: event.type === 'typed' ? { text: event.text } : { recording: event.recording },
    }),
  });
  const leave = [
    { guard: ({ event }: { event: Left }) => event.hungUp, target: '#request', actions: keep },
    { target: 'reviewing', actions: keep },
  ] as const;
  const leaveForAgent = {
    guard: ({ event }: { event: Left }) => event.type === 'recorded' && event.wantsAgent === true,
    target: '#request',
    actions: [keep, { type: 'goOnTo', params: 'agent' }],
  } as const;
  return part.createStateConfig({
    initial: 'speaking',
    states: {
      speaking: {
        meta: { ask: (context) => askFor(kind, context) },
        on: {
          recorded: [leaveForAgent, ...leave],
          typed: leave,
          back,
        },
      },
      reviewing: reviewing(() => undefined),
      listening: reviewing(recordingOf, textOf),
    },
  });
}
