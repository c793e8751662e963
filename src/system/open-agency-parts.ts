import type { Logger } from 'pino';
import type { ConsentWay } from '../agency/consent.ts';
import { auditEffects } from '../calls/effects/audit-effects.ts';
import { usualPatience } from '../calls/patience.ts';
import { findWording } from '../config/find-settings.ts';
import type { Config } from '../config/read-config.ts';
import { flowsOf, type Lines, linesOf } from '../lines/lines.ts';
import type { PromptContract } from '../dialogue/prompt-contract.ts';
import type { Count } from '../calls/ports/count.ts';
import type { Measure } from '../calls/ports/measure.ts';
import type { WriteText } from '../work/reminders/write-reminder.ts';
import type { CallNames } from '../secrets/call-names.ts';
import { openCardDeletion } from './open-card-deletion.ts';
import { openCharges } from './open-charges.ts';
import { openAgencyRecords } from './open-agency-records.ts';
import { openMeasure } from './open-measure.ts';
import { openPrompts } from './open-prompts.ts';
import { openRecords, type ServedRecords } from './open-records.ts';
import { openOutgoingTexts } from './open-outgoing-texts.ts';
import { openReminderCalls } from './open-reminder-calls.ts';
import { openReminders, type ReminderPlace, type ReminderRecords } from './open-reminders.ts';
import { openStores } from './open-stores.ts';

export interface AgencyPlace {
  /** As lines name it. */
  readonly agency: string;
  readonly config: Config;
  readonly lines: Lines;
  /** What wording needs for flows, by their names; undefined: for all that there are. */
  readonly contractOf: (flows?: readonly string[]) => PromptContract;
  /** Where copies of edited files are kept. */
  readonly keptIn: string;
  readonly nameCall: CallNames['name'];
  /** Who else is told what calls come to. */
  readonly observers: readonly Measure[];
  readonly count: Count;
}

/** Opens all that an agency has for itself: its words, its records, and where its calls are kept. */
export async function openAgencyParts(place: AgencyPlace, log: Logger) {
  const { agency, config, lines, contractOf, keptIn } = place;
  // Begun before the wording is read, which takes this thread a while: PINs are hashed on others.
  const { agencyApi } = config;
  const opening = agencyApi
    ? openAgencyRecords(config, agencyApi, log)
    : openRecords({ config, agency, lines: linesOf(lines, agency) }, log);
  // A wording that cannot be used must not leave a failure of the records without an ear.
  opening.catch(() => {});
  const wording = {
    ...findWording(config.settings.prompts, agency),
    contract: contractOf(flowsOf(lines, agency)),
    known: contractOf(),
    keptIn,
  };
  const prompts = openPrompts(wording, log);
  const { startWork, stopWork, caller, events, reminding, ...served } = await opening;
  const write: WriteText = (language, name, slots) => prompts.current().text(language, name, slots);
  const reminders = await openTexts({ ...served, config, lines: linesOf(lines, agency), write, log }, reminding);
  const measured = openMeasure(place, { events, keys: served.keys }, log);
  const { close, ...stores } = await openStores(config, log);
  const parts = {
    ...stores,
    ...served,
    ended: served.ended ?? stores.ended,
    agency,
    log,
    prompts,
    ...reminders.ofCalls,
    measure: measured.measure,
    count: place.count,
    audit: auditEffects({ trail: served.trail, log, patience: usualPatience }),
  };
  return {
    parts,
    /** Somebody to try the records with, where they hold the made-up agency. */
    caller,
    startWork: () => startWork(reminders.work.start),
    /** What works by itself stops before what it works with. */
    async close(): Promise<void> {
      prompts.close();
      await Promise.all([stopWork(), reminders.work.stop(), measured.close()]);
      await Promise.all([close(), served.records.close()]);
    },
  };
}

interface OfConfig {
  readonly config: Config;
}

/** `ofCalls`: what calls know of it. */
async function openTexts(
  place: Omit<ReminderPlace, 'records' | 'outgoing' | 'calls' | 'clock'> & OfConfig & Pick<ServedRecords, 'endedCards'>,
  records: ReminderRecords,
) {
  const outgoing = await openOutgoingTexts(place.config, place.log);
  const calls = await openReminderCalls(place.config, place.log);
  const byReply = await openByReply(place);
  const replies = byReply?.replies;
  const { noteTextStatus, work } = openReminders({ ...place, replies, records, outgoing, calls, clock: Date.now });
  const ways: readonly ConsentWay[] = calls ? ['text', 'call'] : ['text'];
  const reminds = () => (records.isOn() ? ways : []);
  const { endedCards: ended, log } = place;
  const deletion = ended && byReply && openCardDeletion({ ended, log, keeper: byReply.charges });
  return {
    ofCalls: { reminds, texts: records.list, noteTextStatus, byReply },
    work: together([work, ...(deletion ? [deletion] : [])]),
  };
}

interface Work {
  readonly start: () => void;
  readonly stop: () => Promise<unknown>;
}

/** What goes on beside the calls, begun and ended as one. */
function together(works: readonly Work[]): Work {
  return {
    start() {
      for (const work of works) work.start();
    },
    stop: () => Promise.all(works.map((work) => work.stop())),
  };
}

/** Undefined where nothing charges cards. */
async function openByReply({ replies, config, log }: Pick<ReminderPlace, 'replies' | 'log'> & OfConfig) {
  const charges = replies && (await openCharges(config, log));
  return charges && { replies, charges };
}
