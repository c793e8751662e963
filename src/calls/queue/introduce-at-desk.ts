import type { Pace, Told } from '../../dialogue/output.ts';
import type { Language } from '../../text/language.ts';
import type { KeptCalls } from '../kept/kept-calls.ts';
import type { CallLog } from '../ports/call-log.ts';

interface Parts {
  readonly kept: Pick<KeptCalls, 'find'>;
  readonly log: CallLog;
}

interface Manner {
  readonly language: Language;
  readonly pace: Pace;
}

/** How the person at the desk is to speak with a caller. */
export function tellManner({ language, pace }: Manner): Told[] {
  return [{ prompt: `caller-speaks-${language}` }, ...(pace === 'relay' ? [{ prompt: 'relay-caller' }] : [])];
}

/** What the person at the desk is told of a caller before the two are connected. `language` and `pace` count where the call cannot be read. */
export type Introduce = (callId: string, known: Manner) => Promise<readonly Told[]>;

/** Never rejects: a caller about whom nothing more is known is connected too. */
export function createIntroduce({ kept, log }: Parts): Introduce {
  return async (callId, { language, pace }) => {
    return [...tellManner({ language, pace }), ...(await tellOf(callId))];
  };

  async function tellOf(callId: string): Promise<readonly Told[]> {
    try {
      const { standing } = await kept.find({ callId, turn: 0 });
      return standing?.flow.introduce?.(standing.place.context) ?? [];
    } catch (error) {
      log.warn({ err: error, call: callId }, 'a caller is connected without an introduction');
      return [];
    }
  }
}
