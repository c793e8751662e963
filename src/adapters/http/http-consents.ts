import { z } from 'zod';
import { type KnownChange } from '../../agency/consent.ts';
import type { AgencyConsents } from '../../calls/ports/agency-consents.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { AgencyClient } from './agency-client.ts';
import { UnfitAnswer } from './agency-errors.ts';
import type { Capabilities } from './capabilities.ts';
import { ConsentsAnswer } from './consents-answer.ts';
import { heldTo } from './hold-to-question.ts';
import type { IdempotencyKey } from './idempotency-key.ts';
import { countLeftOut } from './count-left-out.ts';
import { LeftOut } from './left-out.ts';

interface HttpConsentsParts {
  readonly client: AgencyClient;
  readonly log: CallLog;
  readonly capabilities: Pick<Capabilities, 'has'>;
  readonly makeKey: IdempotencyKey;
}

const findPath = '/consents/find';

type Answer = z.infer<typeof ConsentsAnswer>;

/** The consents of an agency that keeps its own, where it answers `findConsents` and `recordConsent`. */
export function createHttpConsents({ client, log, capabilities, makeKey }: HttpConsentsParts): AgencyConsents {
  return {
    keepsConsents: () => capabilities.has('findConsents') && capabilities.has('recordConsent'),

    async record({ atMs, words, line, call, turn, ...change }, attempt) {
      const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'millisecond' });
      const where = { ...(line !== '' && { line }), ...(call !== '' && { call, turn }) };
      const wish = { ...change, at, wording: words, ...where };
      await client.send('/consents/record', wish, makeKey(attempt, { operation: 'consent' }));
    },

    async findChanges(phone) {
      const isAsked = (answer: Answer) => rowsOf(answer).every((row) => row.phone === phone);
      return tell(await ask({ phone }, isAsked));
    },

    async findChangesOf(participant) {
      const answer = await ask({ participant }, (read) => read.participant !== undefined);
      return { name: answer.participant ?? participant, changes: tell(answer) };
    },
  };

  function ask(whose: object, isAsked: (answer: Answer) => boolean): Promise<Answer> {
    const assert = (answer: Answer) => {
      if (!isAsked(answer)) throw new UnfitAnswer(`The answer to ${findPath} is not about whom it was asked for`);
    };
    return client.ask(findPath, heldTo(ConsentsAnswer, assert), whose);
  }

  function tell(answer: Answer): KnownChange[] {
    const counted = countLeftOut(log, findPath);
    const told = counted.keep<KnownChange>(answer.consents);
    counted.tell();
    return told;
  }
}

function rowsOf({ consents }: Answer): KnownChange[] {
  return consents.filter((row): row is KnownChange => !(row instanceof LeftOut));
}
