import { type Consent, consentsInForce, isStoppedBy, type KnownChange, lastLanguageOf } from '../../agency/consent.ts';
import type { AgencyConsents } from '../../calls/ports/agency-consents.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { WaitingConsents } from '../../calls/ports/waiting-consents.ts';
import { createHandOver } from './hand-over.ts';

interface ConsentsOfAgencyParts {
  /** Beside the agency, where each change is kept first. */
  readonly own: ConsentStore;
  readonly waiting: WaitingConsents;
  readonly agency: AgencyConsents;
  readonly log: CallLog;
}

/** So many are handed over while somebody waits for an answer. */
const mostAtOnce = 10;

/**
 * The consents of an agency that keeps them, as far as it says so; else they are kept beside it. A change is kept here and then handed over, so that
 * none is lost while the agency is away; until then it counts here beside what the agency answers.
 */
export function createConsentsOfAgency({ own, waiting, agency, log }: ConsentsOfAgencyParts) {
  const { give, handOver, handOverAll, sweep } = createHandOver({ waiting, agency, log });

  /** The changes of a number that count. */
  async function changesOf(phone: string): Promise<KnownChange[]> {
    // What is with the agency is told there by the name that stays. Until then nobody here knows whose it is: what is taken back ends for the number.
    const waits = await waiting.listOf({ phone });
    const left = [...(await handOverAll(waits.slice(0, mostAtOnce))), ...waits.slice(mostAtOnce)];
    return [
      ...(await agency.findChanges(phone)),
      ...left.map(({ change }) => (change.given ? change : ofNumber(change))),
    ];
  }

  const consents: ConsentStore = {
    async record(change, attempt) {
      if (!agency.keepsConsents()) return own.record(change, attempt);
      try {
        await own.record(change, attempt);
      } catch (error) {
        if (!(await give({ attempt, change }))) throw error;
        log.warn({ err: error }, 'a consent, or the end of one, is with the agency, and could not be kept here');
        return;
      }
      // It is kept, and who gave it waits for no agency. A failure is told by the adapter.
      void handOver({ attempt, change }).catch(() => {});
    },

    async find(phone) {
      return agency.keepsConsents() ? consentsInForce(await changesOf(phone)) : own.find(phone);
    },

    async findOf(participant) {
      if (!agency.keepsConsents()) return own.findOf(participant);
      await handOverAll((await waiting.listOf({ participant })).slice(0, mostAtOnce));
      const { name, changes } = await agency.findChangesOf(participant);
      const left = await waiting.listOf({ participant });
      const phones = new Set([...changes, ...left.map(({ change }) => change)].map(({ phone }) => phone));
      const found: Consent[] = [];
      for (const phone of [...phones].toSorted()) {
        const waits = (await waiting.listOf({ phone })).map(({ change }) => change);
        const ofPhone = changes.filter((change) => change.phone === phone);
        found.push(...consentsInForce([...ofPhone, ...waits.map((change) => rename(change, participant, name))]));
      }
      return found.filter((consent) => consent.participant === name);
    },

    async isStopped(phone) {
      if (!agency.keepsConsents()) return own.isStopped(phone);
      return changesOf(phone).then(isStoppedBy, async (error: unknown) => {
        // A STOP that came in here counts while the agency is away; that there is none only the agency can say.
        if (await own.isStopped(phone)) return true;
        throw error;
      });
    },

    async findLanguage(phone) {
      if (!agency.keepsConsents()) return own.findLanguage(phone);
      return changesOf(phone).then(lastLanguageOf, () => own.findLanguage(phone));
    },
  };

  return {
    consents,
    /** Hands over what waits, where the agency keeps consents. */
    handOver: async (signal?: AbortSignal): Promise<void> => {
      if (agency.keepsConsents()) await sweep(signal);
    },
  };
}

function ofNumber({ participant: _unknown, ...change }: KnownChange): KnownChange {
  return change;
}

function rename(change: KnownChange, participant: string, name: string): KnownChange {
  return change.participant === participant ? { ...change, participant: name } : change;
}
