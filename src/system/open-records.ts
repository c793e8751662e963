import type { Logger } from 'pino';
import { fillWithSampleAgency } from '../adapters/sql/sample/fill-with-sample-agency.ts';
import { hasSampleAgency } from '../adapters/sql/sample/has-sample-agency.ts';
import { openSqlRecords, type OpenRecords } from '../adapters/sql/open-sql-records.ts';
import { createDailyRemoval } from '../adapters/sql/retention/daily-removal.ts';
import { usualPatience } from '../calls/patience.ts';
import type { AuditTrail } from '../calls/ports/audit-trail.ts';
import type { Records } from '../calls/ports/records.ts';
import { sampleCaller } from '../agency/sample-agency.ts';
import type { Config } from '../config/read-config.ts';
import type { KeyRing } from '../secrets/key-ring.ts';

/** The records, kept here or by the agency, and what goes on beside the calls. */
export interface ServedRecords {
  readonly records: Records;
  readonly trail: AuditTrail;
  readonly keys: KeyRing;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  /** Somebody to try them with, where they hold the made-up agency. */
  readonly caller: typeof sampleCaller | undefined;
  /** What goes on beside the calls. */
  readonly startWork: () => void;
  readonly stopWork: () => Promise<void>;
}

const madeUp = 'they hold the made-up agency, whose PINs are known; name records of your own';

/** The records of DATABASE_URL; beside the calls, e-mails are sent and what was kept long enough is removed. */
export async function openRecords(config: Config, log: Logger): Promise<ServedRecords> {
  const opened = await openDatabase(config);
  const sender = await createSender(config, opened, log);
  const removal = createDailyRemoval({ ...opened, log, retention: config.retention });
  return {
    ...opened,
    emailsAtOnce: sender !== undefined,
    startWork() {
      sender?.start();
      removal.start();
    },
    async stopWork() {
      await Promise.all([sender?.stop(), removal.stop()]);
    },
  };
}

async function openDatabase({ databaseUrl, dataSecrets, migrateOnStart, sampleAgency, loopback }: Config) {
  try {
    const options = {
      url: databaseUrl,
      keys: dataSecrets,
      migrate: migrateOnStart,
      statementTimeoutMs: usualPatience.statementMs,
    };
    const { db, keys, records, trail } = await openSqlRecords(options);
    if (sampleAgency) await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO());
    if (!loopback && (await hasSampleAgency(db))) throw new Error(madeUp);
    const caller = sampleAgency && (await hasSampleAgency(db)) ? sampleCaller : undefined;
    return { db, keys, records, trail, caller };
  } catch (cause) {
    const where = `The records of DATABASE_URL (${withoutPassword(databaseUrl)})`;
    throw new Error(`${where} cannot be opened: ${String(cause)}`, { cause });
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}

/** Only where there is a way to send e-mails is the library loaded. */
async function createSender({ smtpUrl }: Config, { db, keys }: Pick<OpenRecords, 'db' | 'keys'>, log: Logger) {
  if (smtpUrl === undefined) return undefined;
  const { createSmtpNotifier } = await import('../adapters/smtp/smtp-notifier.ts');
  const { createOutboxSender } = await import('../adapters/sql/outbox/outbox-sender.ts');
  return createOutboxSender({ db, keys, log, notifier: createSmtpNotifier(smtpUrl) });
}
