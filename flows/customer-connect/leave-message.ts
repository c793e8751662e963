import { menu } from '../../src/dialogue/menu.ts';
import type { Question, Told } from '../../src/dialogue/output.ts';
import { goNowhere, goOnTo, remember } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import { part } from './setup.ts';

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
        // Pound ends a recording: a caller who presses it twice loses nothing.
        back: {},
        'hung-up': { target: '#request', actions: goNowhere },
        goodbye: '#request',
        'no-input': afterMisses('#request'),
        'long-silence': '#request',
        'no-match': afterMisses('#request'),
        agent: { target: '#request', actions: goOnTo('agent') },
        'main-menu': { target: '#request', actions: goOnTo('main-menu') },
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

/** A caller who is not signed in must say who they are. */
function askFor(kind: 'message' | 'contact-change', { participant }: Context): Question {
  const prompt = participant ? `${kind}-record` : 'stranger-message-record';
  return { kind: 'recording', prompt, maxSeconds: 120 };
}

/** Two minutes to speak, or a text; then the caller can go over it, leave another one, or send it. A caller who hangs up, falls silent or goes elsewhere has sent it. */
export function leaveMessage({ kind, back }: { readonly kind: 'message' | 'contact-change'; readonly back: string }) {
  const keepRecording = remember<'recorded'>(({ event: { recording } }) => ({
    request: { kind, details: { recording } },
  }));
  const keepText = remember<'typed'>(({ event: { text } }) => ({ request: { kind, details: { text } } }));
  return part.createStateConfig({
    initial: 'speaking',
    states: {
      speaking: {
        meta: { ask: (context) => askFor(kind, context) },
        on: {
          recorded: [
            {
              guard: ({ event }) => event.wantsAgent === true,
              target: '#request',
              actions: [keepRecording, goOnTo('agent')],
            },
            { guard: ({ event }) => event.hungUp, target: '#request', actions: keepRecording },
            { target: 'reviewing', actions: keepRecording },
          ],
          typed: [
            { guard: ({ event }) => event.hungUp, target: '#request', actions: keepText },
            { target: 'reviewing', actions: keepText },
          ],
          back,
        },
      },
      reviewing: reviewing(() => undefined),
      listening: reviewing(recordingOf, textOf),
    },
  });
}
