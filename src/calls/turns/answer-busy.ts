import { languages } from '../../text/language.ts';
import type { Output } from '../../dialogue/output.ts';
import { readDeskState } from '../../lines/desk-state.ts';
import type { Line } from '../../lines/line.ts';

/**
 * What a new call hears while more come in than can be answered, in every language, since nobody has chosen one yet: that a person
 * takes it, or when the desk is closed that it should be tried again.
 */
export function answerBusy(line: Line, now: Temporal.Instant): Output {
  const { language, pace } = line;
  const isOpen = readDeskState(line, now).type === 'desk-open';
  const sentences = ['busy', isOpen ? 'transfer' : 'call-again'];
  const ownFirst = languages.toSorted((one, other) => Number(other === language) - Number(one === language));
  const told = ownFirst.flatMap((each) => sentences.map((prompt) => ({ prompt, language: each })));
  return { language, pace, told, next: { kind: isOpen ? 'transfer' : 'hang-up' } };
}
