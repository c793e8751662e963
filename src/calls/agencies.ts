import type { Line } from '../lines/line.ts';
import type { Lines } from '../lines/lines.ts';
import type { Prompts } from '../prompts/prompts.ts';
import type { AgencyVoices } from './ports/recordings.ts';
import type { TextStatus } from './ports/text-list.ts';
import type { Callbacks } from './queue/callbacks.ts';
import type { Introduce } from './queue/introduce-at-desk.ts';
import type { AnswerText } from './texts/answer-text.ts';
import type { StopReminderCalls } from './texts/stop-reminder-calls.ts';
import type { EndCall } from './turns/end-call.ts';
import type { SettleCharge } from './turns/settle-charge.ts';
import type { TurnAway } from './turns/turn-away.ts';
import type { TakeTurn } from './turns/turn.ts';

export type NoteTextStatus = (status: TextStatus) => Promise<void>;

/** What answers the calls of an agency: its own words, and turns that know its own records and nothing of another agency. */
export interface AnsweringAgency {
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  readonly turnAway: TurnAway;
  readonly introduce: Introduce;
  readonly answerText: AnswerText;
  /** Takes up what the carrier tells of a text, in any order and again and again; left out where no texts are sent. */
  readonly noteTextStatus?: NoteTextStatus | undefined;
  /** Somebody whom a call reminds wants no more of them. */
  readonly stopReminderCalls: StopReminderCalls;
  /** Undefined where calls cannot be placed. */
  readonly callbacks: Callbacks | undefined;
  /** Left out where recordings stay with the carrier. */
  readonly voices?: AgencyVoices | undefined;
  /** Left out where no card is charged. */
  readonly settleCharge?: SettleCharge | undefined;
}

/** All that answers. The line chooses the agency, and nothing else does. */
export interface Agencies {
  /** The lines of all. */
  readonly lines: Lines;
  of(line: Line): AnsweringAgency;
  /** Whose words a caller hears where no line answers. */
  readonly first: AnsweringAgency;
  /** A call is over. Where no line is known to have answered it, all agencies are told. */
  endCall(over: Omit<Parameters<EndCall>[0], 'line'>, line: Line | undefined): Promise<void>;
}

/** Throws where the lines name an agency that is none of these. */
export function createAgencies(lines: Lines, named: ReadonlyMap<string, AnsweringAgency>): Agencies {
  const [first] = named.values();
  if (!first) throw new Error('There is no agency');
  const of = ({ name, agency }: Line): AnsweringAgency => {
    const found = named.get(agency);
    if (!found) throw new Error(`Line ${name} is of an agency that does not answer: ${agency}`);
    return found;
  };
  for (const line of lines) of(line);
  return {
    lines,
    of,
    first,
    async endCall(over, line) {
      if (line) return of(line).endCall({ ...over, line: line.name });
      await Promise.all([...named.values()].map((agency) => agency.endCall({ ...over, line: '' })));
    },
  };
}
