import type { ListedText, Refused, TextList, TextStatus } from '../../calls/ports/text-list.ts';

interface NoteOptions {
  readonly list: Pick<TextList, 'noteStatus'>;
  readonly settleRefusal: (text: ListedText, refused: Refused) => Promise<void>;
}

/** Takes up what the carrier tells of a text, in any order, again and again. */
export function createNoteTextStatus({ list, settleRefusal }: NoteOptions) {
  return async function noteTextStatus(status: TextStatus): Promise<void> {
    const failed = await list.noteStatus(status);
    if (failed) await settleRefusal(failed, { why: status.why ?? 'unknown', code: status.code });
  };
}
