import type { Migration } from 'kysely/migration';
import { addColumns } from './add-columns.ts';
import { appointmentColumns } from './appointment-columns.ts';
import { caseColumns } from './case-columns.ts';
import { addAudit } from './migrations/add-audit.ts';
import { addCasesToRequests } from './migrations/let-requests-name-cases.ts';
import { addKeyProofs } from './migrations/add-key-proofs.ts';
import { addDaysToExtracts } from './migrations/note-days-of-extracts.ts';
import { addEarlierPins } from './migrations/keep-earlier-pins.ts';
import { addAgencyConsents } from './migrations/let-agencies-keep-consents.ts';
import { addAgencyPayments } from './migrations/let-agencies-keep-payments.ts';
import { addAgencyTexts } from './migrations/let-agencies-remind.ts';
import { addCardPayments } from './migrations/add-card-payments.ts';
import { addDocuments } from './migrations/add-documents.ts';
import { addConsents } from './migrations/add-consents.ts';
import { addEndedCards } from './migrations/add-ended-cards.ts';
import { addEventDays } from './migrations/add-event-days.ts';
import { addEndsToExtracts } from './migrations/note-ends-of-extracts.ts';
import { addLinesToRequests } from './migrations/let-requests-name-lines.ts';
import { addNotices } from './migrations/add-notices.ts';
import { addNumbers } from './migrations/add-numbers.ts';
import { addPinGenerations } from './migrations/add-pin-generations.ts';
import { addPinGroups } from './migrations/add-pin-groups.ts';
import { addParties } from './migrations/add-parties.ts';
import { addPinUses } from './migrations/add-pin-uses.ts';
import { addRequestsAndPins } from './migrations/add-requests-and-pins.ts';
import { addRecordings } from './migrations/keep-recordings.ts';
import { addTexts } from './migrations/add-texts.ts';
import { addPayByReply } from './migrations/add-pay-by-reply.ts';
import { addWayToTexts } from './migrations/add-way-to-texts.ts';
import { addRefusals } from './migrations/note-refusals-of-agencies.ts';
import { addProtection } from './migrations/protect-cases.ts';
import { addWithdrawal } from './migrations/withdraw-cases.ts';
import { createRecordTables } from './migrations/create-record-tables.ts';
import { paymentColumns } from './payment-columns.ts';

const all: Record<string, Migration> = {
  ...addColumns('cases', caseColumns.all),
  ...addColumns('payments', paymentColumns.all),
  '2026-11-records': { up: createRecordTables },
  '2026-11-requests-and-pins': { up: addRequestsAndPins },
  '2026-11-requests-name-cases': { up: addCasesToRequests },
  '2026-12-audit': { up: addAudit },
  '2026-12-numbers': { up: addNumbers },
  '2026-12-pin-groups': { up: addPinGroups },
  '2026-12-requests-name-lines': { up: addLinesToRequests },
  '2027-01-key-proofs': { up: addKeyProofs },
  '2027-01-row-ends': { up: addEndsToExtracts },
  '2027-01-sign-in-ends': { up: addPinGenerations },
  '2027-01-sign-in-notices': { up: addNotices },
  '2027-01-sign-in-pin-uses': { up: addPinUses },
  '2027-02-extract-days': { up: addDaysToExtracts },
  '2027-05-case-state': { up: addProtection },
  '2027-05-withdrawn-cases': { up: addWithdrawal },
  ...addColumns('appointments', appointmentColumns.all),
  '2027-06-parties': { up: addParties },
  '2027-07-earlier-pins': { up: addEarlierPins },
  '2027-08-consents': { up: addConsents },
  '2027-08-event-days': { up: addEventDays },
  '2027-08-recordings': { up: addRecordings },
  '2027-08-texts': { up: addTexts },
  '2027-09-consents-of-agencies': { up: addAgencyConsents },
  '2027-10-reminder-calls': { up: addWayToTexts },
  '2027-10-card-payments': { up: addCardPayments },
  '2027-10-documents': { up: addDocuments },
  '2027-11-pay-by-reply': { up: addPayByReply },
  '2027-11-payments-of-agencies': { up: addAgencyPayments },
  '2027-12-texts-of-agencies': { up: addAgencyTexts },
  '2028-01-ended-cards': { up: addEndedCards },
  '2028-01-refusals-of-agencies': { up: addRefusals },
};

const inOrder = Object.entries(all).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** Every change of the tables, in the order of its name; a column with a `since` is one of its own. Once released, a migration stays as it is. */
export const migrations: Readonly<Record<string, Migration>> = Object.fromEntries(inOrder);
