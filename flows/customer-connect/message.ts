import { menu } from '../../src/dialogue/menu.ts';
import { flow, type Context } from './setup.ts';

/** Before the message is sent: as it stands, or after it was played. */
function reviewing(play: (context: Context) => string | undefined) {
  return menu(
    'review-message',
    {
      send: { key: '1', to: '#leavingRequest' },
      listen: { key: '2', to: 'listening' },
      again: { key: '3', to: 'speaking' },
    },
    { play },
  );
}

function recordingOf({ request }: Context): string | undefined {
  return request?.details.recording;
}

/** Two minutes to speak; then the caller can listen, speak again, or send. Whoever hangs up after speaking has sent it. */
export function message(kind: 'message' | 'contact-change') {
  return flow.createStateConfig({
    initial: 'speaking',
    states: {
      speaking: {
        meta: { ask: { kind: 'recording', prompt: `${kind}-record`, maxSeconds: 120 } },
        on: {
          recorded: [
            {
              guard: ({ event }) => event.hungUp,
              target: '#leavingRequest',
              actions: {
                type: 'prepareRequest',
                params: ({ event }) => ({ kind, details: { recording: event.recording } }),
              },
            },
            {
              target: 'reviewing',
              actions: {
                type: 'prepareRequest',
                params: ({ event }) => ({ kind, details: { recording: event.recording } }),
              },
            },
          ],
          back: '#otherOptions',
        },
      },
      reviewing: reviewing(() => undefined),
      listening: reviewing(recordingOf),
    },
  });
}
