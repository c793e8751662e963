import type { CallEvent } from '../../scripts/phone/handsets/voice/phone-call.ts';

/** A call as a theatre script. What was pressed at a question for keys only is masked. */
export function writeScript(events: readonly CallEvent[]): string {
  return events.map((event) => `  ${writeEvent(event)}\n`).join('');
}

function writeEvent(event: CallEvent): string {
  switch (event.kind) {
    case 'heard':
      return `IVR${event.language && ` (${event.language})`}: ${event.text.replaceAll('\n', ' ')}`;
    case 'pressed':
      return `CALLER: ${event.secret ? event.keys.replaceAll(/\d/g, '•') : event.keys}`;
    case 'said':
      return `CALLER: "${event.words}"`;
    case 'recorded':
      return `CALLER: (speaks for ${event.seconds} s)`;
    case 'silent':
      return 'CALLER: (silence)';
    case 'dialled':
      return `IVR: (calls ${event.number})`;
    case 'introduced':
      return `DESK hears: ${event.text.replaceAll('\n', ' ')}`;
    case 'settled':
      return `DESK: ${event.result}`;
    case 'ended':
      return event.by === 'caller' ? 'CALLER: (hangs up)' : 'IVR: (hangs up)';
  }
}
