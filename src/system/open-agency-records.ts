import type { Config } from '../config/read-config.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import { findOwnEvents } from './find-own-events.ts';
import { handOverToAgency } from './hand-over-to-agency.ts';
import { openOwnEvents } from './open-own-events.ts';
import { remindForAgency } from './remind-for-agency.ts';
import type { ServedRecords } from './open-records.ts';
import { repeatEvery } from '../process/repeat-every.ts';

const unfit = 'The agency of AGENCY_API_URL cannot be asked: check AGENCY_API_TLS_CERT, _KEY and _CA.';
/** How often an agency is asked what it can do. */
const askAgainMs = 10 * 60_000;
/** The records of an agency that keeps its own. It need not answer yet: whether it does is logged. */
export async function openAgencyRecords(
  config: Config,
  agencyApi: NonNullable<Config['agencyApi']>,
  log: CallLog,
): Promise<ServedRecords> {
  const { openHttpRecords } = await import('../adapters/http/open-http-records.ts');
  const place = findOwnEvents(config, agencyApi);
  const { keys } = place;
  const { records, trail, consents: atAgency, payments, reminders, learnCapabilities } = open();
  const { origin: at } = new URL(agencyApi.url);
  records.check().then(
    () => log.info({ at }, 'the agency answers'),
    (err: unknown) => tellSilence(err),
  );
  const own = openOwnEvents(place, log);
  const kept = handOverToAgency({ own, consents: atAgency, payments, log });
  const learning = repeatEvery({ everyMs: askAgainMs, work: learnCapabilities, onFailure: () => {} });
  // The contract has the agency send them within 20 minutes.
  return {
    records: { ...records, close: async () => void (await Promise.all([records.close(), own.close()])) },
    trail,
    events: own.events,
    consents: kept.consents,
    reminding: remindForAgency({ own, reminders, log }),
    cardPayments: kept.cardPayments,
    keys,
    emailsAtOnce: true,
    caller: undefined,
    startWork(begin) {
      learning.start();
      kept.start();
      own.start();
      begin?.();
    },
    stopWork: async () => void (await Promise.all([learning.stop(), kept.stop(), own.stop()])),
  };

  /** An agency that answers something else than agreed does not become well by itself. */
  function tellSilence(err: unknown): void {
    const isRefusal = err instanceof Error && (err.name === 'UnfitAnswer' || ('isUntrusted' in err && err.isUntrusted));
    if (isRefusal)
      log.error({ err, at }, 'the agency refuses this server: check AGENCY_API_URL, its token and certificate');
    else log.warn({ err, at }, 'the agency does not answer yet');
  }

  function open() {
    try {
      return openHttpRecords({ ...agencyApi, keys, log });
    } catch (cause) {
      throw new Error(`${unfit} ${String(cause)}`, { cause });
    }
  }
}
