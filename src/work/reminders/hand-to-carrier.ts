import type { ReminderCall, ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import type { OutgoingTexts, TextSent } from '../../calls/ports/outgoing-texts.ts';
import type { ListedText } from '../../calls/ports/text-list.ts';

interface HandOptions {
  readonly outgoing: Pick<OutgoingTexts, 'send'>;
  readonly calls: Pick<ReminderCalls, 'call'> | undefined;
}

interface Written {
  readonly words: string;
  readonly validMs: number;
}

/** Hands a reminder to the carrier, as a text or as a call. Rejects where nobody knows whether the carrier took it. */
export function createHandToCarrier({ outgoing, calls }: HandOptions) {
  return async function handToCarrier(
    text: ListedText,
    sender: Pick<ReminderCall, 'from' | 'line'>,
    written: Written,
  ): Promise<TextSent> {
    const { phone: to, language } = text;
    const { from, line } = sender;
    if (text.by === 'text') return outgoing.send({ to, from, text: written.words, validMs: written.validMs });
    return calls ? calls.call({ to, from, line, language }) : { outcome: 'busy' };
  };
}
