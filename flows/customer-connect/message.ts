import { assign } from 'xstate';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { flow, type Context } from './setup.ts';

type Recorded = Extract<FlowEvent, { type: 'recorded' }>;

/** Before the message is sent: as it stands, or after it was played. */
function reviewing(play: (context: Context) => string | undefined) {
  return menu(
    'review-message',
    {
      send: { key: '1', to: '#leavingRequest' },
      listen: { key: '2', to: 'listening' },
      again: { key: '3', to: 'speaking' },
    },
    { play, on: { 'hung-up': '#leavingRequest' } },
  );
}

function recordingOf({ request }: Context): string | undefined {
  return request?.details.recording;
}

/** Two minutes to speak; then the caller can listen, speak again, or send. Whoever hangs up has sent it. */
export function message(id: 'message' | 'desk-message' | 'contact-change') {
  const kind = id === 'desk-message' ? 'message' : id;
  const keep = assign<Context, Recorded, undefined, FlowEvent, never>({
    request: ({ event }) => ({ kind, details: { recording: event.recording } }),
  });
  return flow.createStateConfig({
    id,
    initial: 'speaking',
    states: {
      speaking: {
        meta: { ask: { kind: 'recording', prompt: `${kind}-record`, maxSeconds: 120 } },
        on: {
          recorded: [
            {
              guard: ({ event }) => event.hungUp,
              target: '#leavingRequest',
              actions: keep,
            },
            { target: 'reviewing', actions: keep },
          ],
          back: id === 'desk-message' ? '#agent.closed' : '#otherOptions',
        },
      },
      reviewing: reviewing(() => undefined),
      listening: reviewing(recordingOf),
    },
  });
}
