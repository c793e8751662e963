import type { Logger } from 'pino';
import { hasSampleAgency } from '../adapters/sql/sample/has-sample-agency.ts';
import { isOutOfReach } from '../adapters/sql/database/is-out-of-reach.ts';
import { countLostConsents } from '../adapters/sql/keys/count-lost-consents.ts';
import { countUnreadable } from '../adapters/sql/keys/count-unreadable.ts';
import { type OpenRecords, prepareSqlRecords } from '../adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../adapters/sql/reminders/sql-reminder-source.ts';
import { createDailyRemoval } from '../adapters/sql/retention/daily-removal.ts';
import { readRemovalClock } from '../adapters/sql/retention/removal-clock.ts';
import { usualPatience } from '../calls/patience.ts';
import type { AuditTrail } from '../calls/ports/audit-trail.ts';
import type { CardPaymentStore } from '../calls/ports/card-payment-store.ts';
import type { ConsentStore } from '../calls/ports/consent-store.ts';
import type { EndedCards } from '../calls/ports/ended-cards.ts';
import type { EndedCalls } from '../calls/ports/ended-calls.ts';
import type { EventStore, MeasuredEvent } from '../calls/ports/event-store.ts';
import type { AgencyVoices } from '../calls/ports/recordings.ts';
import type { Records } from '../calls/ports/records.ts';
import type { ReplyPayments } from '../calls/ports/reply-payments.ts';
import { findSampleAgency } from '../agency/sample-agency.ts';
import type { MadeUpAgency } from '../agency/samples/made-up-agency.ts';
import type { Config } from '../config/read-config.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import type { Lines } from '../lines/lines.ts';
import { tellSystemFault } from '../process/tell-system-fault.ts';
import { awaitRecords } from './await-records.ts';
import { holdBack } from './hold-back.ts';
import { findRecordingsAccount, openRecordings } from './open-recordings.ts';
import type { ReminderRecords } from './open-reminders.ts';

/** The records, kept here or by the agency, and what goes on beside the calls. */
export interface ServedRecords {
  readonly records: Records;
  readonly trail: AuditTrail;
  /** Which calls are over, where the records can remember it: through a restart, and while Redis is away. */
  readonly ended?: EndedCalls;
  /** What numbers agreed to be told by text. */
  readonly consents: ConsentStore;
  /** What there is to be reminded of, and the texts that do it. */
  readonly reminding: ReminderRecords;
  readonly cardPayments: CardPaymentStore;
  /** Who pays by replying to texts; left out where the agency keeps its records. */
  readonly replies?: ReplyPayments;
  /** Cards that nobody pays with any more; left out with them. */
  readonly endedCards?: EndedCards;
  /** What calls come to. */
  readonly events: Pick<EventStore, 'append'>;
  /** What calls do with recordings; left out where these stay with the carrier. */
  readonly voices?: AgencyVoices;
  readonly keys: KeyRing;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  /** Somebody to try them with, where they hold the made-up agency. */
  readonly caller: MadeUpAgency['caller'] | undefined;
  /** What goes on beside the calls; `begin` is called once the records are open. */
  readonly startWork: (begin?: () => void) => void;
  readonly stopWork: () => Promise<void>;
}

const madeUp = 'they hold the made-up agency, whose PINs are known; name records of your own';
const ofAnother = 'they hold the made-up people of another agency: take them away, or name other records';

interface RecordsPlace {
  readonly config: Config;
  readonly agency: string;
  /** Those of the agency. */
  readonly lines: Lines;
}

/**
 * The records of an agency in DATABASE_URL; beside the calls, e-mails are sent, recordings are kept, and what was kept long enough is removed. A database that is out of reach is
 * waited for, while calls go on without records.
 */
export async function openRecords({ config, agency, lines }: RecordsPlace, log: Logger): Promise<ServedRecords> {
  const sample = findSampleAgency(agency);
  const { prepared, awaited, countUnread } = await openDatabase(config, sample, log);
  const { db, keys, records, trail, ended, events, consents, cardPayments } = prepared;
  const sender = await createSender(config, prepared, log);
  const removal = createDailyRemoval({ db, keys, trail, log, retention: config.retention });
  const recordings = await openRecordings({ config, prepared, lines, log });
  const failing = () => [
    ...(records.failing?.() ?? []),
    ...(countUnread() > 0 ? ['records: a secret is missing'] : []),
  ];
  return {
    records: holdBack({ ...records, failing }, awaited.isOpen, ['identify', 'failing', 'close']),
    trail: holdBack(trail, awaited.isOpen, []),
    consents: holdBack(consents, awaited.isOpen, []),
    cardPayments: holdBack(cardPayments, awaited.isOpen, ['hide']),
    replies: holdBack(prepared.replies, awaited.isOpen, []),
    endedCards: prepared.endedCards,
    ended: holdBack(ended, awaited.isOpen, ['close']),
    reminding: {
      list: holdBack(prepared.texts, awaited.isOpen, []),
      source: createSqlReminderSource(db),
      isOn: () => true,
      mayRemind: async () => (await readRemovalClock(db, Date.now())).state !== 'held',
    },
    events: holdBack({ append: (rows: readonly MeasuredEvent[]) => events.append(rows) }, awaited.isOpen, []),
    ...(recordings?.voices && { voices: recordings.voices }),
    keys,
    emailsAtOnce: sender !== undefined,
    caller: config.sampleAgency && awaited.isOpen() && (await hasSampleAgency(db)) ? sample.caller : undefined,
    startWork(begin) {
      awaited.whenOpen(() => {
        sender?.start();
        removal.start();
        recordings?.work.start();
        begin?.();
      });
    },
    async stopWork() {
      await Promise.all([awaited.stop(), sender?.stop(), removal.stop(), recordings?.work.stop()]);
    },
  };
}

async function openDatabase(config: Config, sample: MadeUpAgency, log: Logger) {
  try {
    const prepared = prepareSqlRecords({
      url: config.databaseUrl,
      keys: config.dataSecrets,
      migrate: config.migrateOnStart,
      statementTimeoutMs: usualPatience.statementMs,
      recordingsOf: findRecordingsAccount(config),
    });
    let unread = 0;
    const open = async () => {
      await proveRecords(prepared, config, sample);
      unread = await countUnreadable(prepared.db, prepared.keys);
      if (unread > 0) log.warn({ participants: unread }, 'participants cannot sign in: DATA_SECRET lacks a secret');
      const changes = await countLostConsents(prepared.db, prepared.keys);
      if (changes > 0) log.error({ changes }, 'consents and STOPs are not known: DATA_SECRET lacks a secret');
    };
    const awaited = await awaitRecords({ open, isOutOfReach, log });
    return { prepared, awaited, countUnread: () => unread };
  } catch (cause) {
    throw new Error(
      `The records of ${config.names.database} cannot be opened: ${tellSystemFault(cause) ?? String(cause)}`,
      { cause },
    );
  }
}

async function proveRecords(
  { prove, db, keys }: ReturnType<typeof prepareSqlRecords>,
  config: Config,
  { name, lines, caller }: MadeUpAgency,
): Promise<void> {
  await prove();
  if (config.sampleAgency) {
    // Loaded only here: it comes with the whole import of extracts.
    const { fillWithSampleAgency } = await import('../adapters/sql/sample/fill-with-sample-agency.ts');
    await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO(lines.timeZones[0]), name);
    if ((await hasSampleAgency(db)) && !(await hasSampleAgency(db, [caller]))) throw new Error(ofAnother);
  }
  if (!config.loopback && (await hasSampleAgency(db))) throw new Error(madeUp);
}

/** Only where there is a way to send e-mails is the library loaded. */
async function createSender({ smtpUrl }: Config, { db, keys }: Pick<OpenRecords, 'db' | 'keys'>, log: Logger) {
  if (smtpUrl === undefined) return undefined;
  const { createSmtpNotifier } = await import('../adapters/smtp/smtp-notifier.ts');
  const { createOutboxSender } = await import('../adapters/sql/outbox/outbox-sender.ts');
  return createOutboxSender({ db, keys, log, notifier: createSmtpNotifier(smtpUrl) });
}
