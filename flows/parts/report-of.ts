import { prepareRequest } from './actions.ts';
import { chooseCase } from './choose-case.ts';
import { leaveMessage } from './leave-message.ts';
import type { SpokenKind } from './request-prompts.ts';
import { part } from './setup.ts';

interface Report {
  readonly kind: Exclude<SpokenKind, 'message' | 'contact-change'>;
  readonly id: string;
  readonly back: string;
}

/** A report about one case. It is left once the caller hears so, with what they add: a date, an amount, a reason. */
export function reportOf({ kind, id, back }: Report) {
  return part.createStateConfig({
    id,
    initial: 'choosingCase',
    states: {
      choosingCase: chooseCase({ next: `#${id}.adding`, back }),
      adding: { entry: prepareRequest(kind), ...leaveMessage({ kind, back: '#request', isPromised: true }) },
    },
  });
}
