import type { Flow } from '../../dialogue/flow.ts';
import type { Language } from '../../text/language.ts';
import type { Pace, Told } from '../../dialogue/output.ts';
import { restorePlace, SavedCall } from '../../dialogue/saved-call.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore } from '../ports/call-store.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: Pick<CallStore, 'load'>;
  readonly log: CallLog;
}

/** What the person at the desk is told of a caller before the two are connected. `language` and `pace` count where the call cannot be read. */
export type Introduce = (
  callId: string,
  known: { readonly language: Language; readonly pace: Pace },
) => Promise<readonly Told[]>;

/** Never rejects: somebody about whom nothing more is known is connected too. */
export function introduceCaller({ flows, calls, log }: Parts): Introduce {
  return async (callId, { language, pace }) => {
    const relay = pace === 'relay' ? [{ prompt: 'relay-caller' }] : [];
    return [{ prompt: `caller-speaks-${language}` }, ...relay, ...(await tellOf(callId))];
  };

  async function tellOf(callId: string): Promise<readonly Told[]> {
    try {
      const { data: call } = SavedCall.safeParse(await calls.load(callId));
      const flow = flows.find(({ name }) => name === call?.flow);
      const place = flow && call && restorePlace(flow, call);
      return (place && flow?.introduce?.(place.context)) ?? [];
    } catch (error) {
      log.warn({ err: error, call: callId }, 'a caller is connected without an introduction');
      return [];
    }
  }
}
