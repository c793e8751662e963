import { unlinkCardPayments } from '../card-payments/unlink-card-payments.ts';
import { countDeleted } from '../database/count-deleted.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { keptKinds } from '../database/payment-columns.ts';
import { endEnrolments } from '../replies/end-enrolments.ts';
import { subjectOfClaim, subjectsOf } from '../sign-in/sign-in-failures.ts';
import { allNumbers } from '../queries/own-cases.ts';
import { leaveParties } from './leave-parties.ts';
import { findStray } from '../recordings/find-stray.ts';
import { type ReleasedRecording, releaseOrphans } from '../recordings/release-orphans.ts';
import { takeNumbers } from '../database/take-numbers.ts';

/** Stands in for everybody who was forgotten in the cases of those who were not, and for both parents of a case that lists its parties. No ID is written so. */
export const forgottenId = 'forgotten';

/** How much about somebody is removed. */
export interface Forgotten {
  /** Cases in which nobody else is left; from others the participant is unlinked. */
  readonly cases: number;
  readonly unlinked: number;
  readonly payments: number;
  readonly appointments: number;
  readonly documents: number;
  readonly requests: number;
  readonly messages: number;
  /** Texts to their phones, those that went and those that were to go. */
  readonly texts: number;
  /** Payments by card: their amounts stay, and lead to nobody. */
  readonly cardPayments: number;
  /** What they had recorded and is kept here, or was to be; servers delete it at the carrier, too. */
  readonly recordings: readonly ReleasedRecording[];
  /** What they had recorded and lies with the carrier alone, which nothing here deletes: the carrier's names. */
  readonly strayRecordings: readonly string[];
}

export interface Person {
  readonly id: number;
  readonly participant_id_hash: string;
  readonly ssn_hash: string | null;
}

/** Removes all about a person that is not the other parent's too. Puts nobody in their place where it is. */
export async function removePerson(db: DatabaseTransaction, person: Person, nowMs: number): Promise<Forgotten> {
  const { id } = person;
  const strayRecordings = await findStray(db, id);
  const requests = await countDeleted(db.deleteFrom('requests').where('participant_id', '=', id));
  const recordings = await releaseOrphans(db, nowMs);
  const messages = await countDeleted(db.deleteFrom('outbox').where('participant_id', '=', id));
  const texts = await countDeleted(db.deleteFrom('texts').where('participant_id', '=', id));
  await removeSubjects(db, person);
  await removeReplies(db, id, nowMs);
  await forgetConsents(db, id);
  const cardPayments = await unlinkCardPayments(db, id);
  const own = await allNumbers(db, id).execute();
  const ownDocuments = await removeDocuments(db, id);
  const ownPayments = await removePayments(db, id);
  const parties = await leaveParties(db, id);
  const linked = parties.left + (await unlink(db, id));
  const numbers = own.map(({ number }) => number);
  const { cases, payments, appointments, documents } = await removeEmptyCases(db, numbers);
  await db.deleteFrom('participants').where('id', '=', id).execute();
  return {
    cases,
    unlinked: linked - cases,
    payments: ownPayments + parties.payments + payments,
    appointments,
    documents: ownDocuments + documents,
    requests,
    messages,
    texts,
    cardPayments,
    recordings,
    strayRecordings,
  };
}

async function removeSubjects(db: DatabaseTransaction, { id, participant_id_hash: idHash, ssn_hash: ssnHash }: Person) {
  const hashes = ssnHash === null ? [idHash] : [idHash, ssnHash];
  const subjects = [...subjectsOf(id), ...hashes.map(subjectOfClaim)];
  await db.deleteFrom('sign_in_failures').where('subject', 'in', subjects).execute();
  await db.deleteFrom('pin_requests').where('subject', 'in', subjects).execute();
}

/** That they pay by replying to texts, and what their codes stand for. The token of their card stays, under no name, until the processor has deleted it. */
async function removeReplies(db: DatabaseTransaction, id: number, nowMs: number): Promise<void> {
  await db.deleteFrom('reply_offers').where('participant_id', '=', id).execute();
  await endEnrolments(db, (eb) => eb.and([eb('participant_id', '=', id)]), nowMs);
}

/** That somebody's number wrote STOP outlives them: nobody may text it. What they agreed to goes. */
async function forgetConsents(db: DatabaseTransaction, id: number): Promise<void> {
  const theirs = db.updateTable('consent_changes').set({ participant_id: null }).where('participant_id', '=', id);
  await db.deleteFrom('consent_changes').where('participant_id', '=', id).where('purpose', '!=', 'all').execute();
  await theirs.execute();
}

/** What they paid and what was sent to them; the other parent keeps theirs. */
async function removePayments(db: DatabaseTransaction, id: number): Promise<number> {
  const asPayer = db.selectFrom('cases').select('number').where('payer_id', '=', id);
  const asRecipient = db.selectFrom('cases').select('number').where('recipient_id', '=', id);
  const paid = db
    .deleteFrom('payments')
    .where('kind', 'in', keptKinds('collection'))
    .where('case_number', 'in', asPayer);
  const sent = db
    .deleteFrom('payments')
    .where('kind', 'in', keptKinds('disbursement'))
    .where('case_number', 'in', asRecipient);
  return (await countDeleted(paid)) + (await countDeleted(sent));
}

/** Those that name them. */
function removeDocuments(db: DatabaseTransaction, id: number): Promise<number> {
  const named = db.selectFrom('participants').select('participant_id').where('id', '=', id);
  return countDeleted(db.deleteFrom('documents').where('for_id', '!=', '').where('for_id', '=', named));
}

/** Puts nobody in their place, and gives in how many cases. */
async function unlink(db: DatabaseTransaction, id: number): Promise<number> {
  const nobody = await findNobody(db);
  const asPayer = await db.updateTable('cases').set({ payer_id: nobody }).where('payer_id', '=', id).executeTakeFirst();
  const asRecipient = await db
    .updateTable('cases')
    .set({ recipient_id: nobody })
    .where('recipient_id', '=', id)
    .executeTakeFirst();
  return Number(asPayer.numUpdatedRows + asRecipient.numUpdatedRows);
}

/** Who stands in the place of a parent where nobody is. */
export async function findNobody(db: DatabaseTransaction): Promise<number> {
  const known = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', '=', forgottenId)
    .executeTakeFirst();
  if (known) return known.id;
  const id = await takeNumbers(db, 'participants');
  const nobody = {
    id,
    participant_id: forgottenId,
    participant_id_hash: '',
    pin_temporary: 0,
    mailing_address_valid: 0,
  } as const;
  await db.insertInto('participants').values(nobody).execute();
  return id;
}

async function removeEmptyCases(db: DatabaseTransaction, numbers: readonly string[]) {
  if (numbers.length === 0) return { cases: 0, payments: 0, appointments: 0, documents: 0 };
  const empty = db
    .selectFrom('cases')
    .innerJoin('participants', 'participants.id', 'cases.payer_id')
    .select('number')
    .where('participant_id', '=', forgottenId)
    .whereRef('payer_id', '=', 'recipient_id')
    .where('number', 'in', numbers)
    .where('number', 'not in', db.selectFrom('case_parties').select('case_number'));
  const payments = await countDeleted(db.deleteFrom('payments').where('case_number', 'in', empty));
  const appointments = await countDeleted(db.deleteFrom('appointments').where('case_number', 'in', empty));
  const documents = await countDeleted(db.deleteFrom('documents').where('case_number', 'in', empty));
  const cases = await countDeleted(db.deleteFrom('cases').where('number', 'in', empty));
  return { cases, payments, appointments, documents };
}
