import { createReceiver } from '../../../../src/channels/tty/modem/receiver.ts';

/** The end of a turn. */
const handedOver = /\bGA(?: FOR MORE| PARA MAS| OR SK| O SK)?\s*$/u;

/** The display of a text telephone: the sound of the call as text. `onText` is told what appears. */
export function createTtyDisplay(onText?: (text: string) => void) {
  const receiver = createReceiver();
  let shown = '';

  return {
    hear(sound: Uint8Array): void {
      const text = receiver.receive(sound);
      if (text === '') return;
      shown += text;
      onText?.(text);
    },
    /** Whether the other side has handed the turn over. */
    isHandedOver: () => handedOver.test(shown),
    /** What appeared since the last time. */
    take(): string {
      const text = shown;
      shown = '';
      return text.replaceAll('\r', '').trim();
    },
  };
}
