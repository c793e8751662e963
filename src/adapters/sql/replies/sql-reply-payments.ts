import { randomUUID } from 'node:crypto';
import type { Enrolment, NewEnrolment, NewOffer, Offer, ReplyPayments } from '../../../calls/ports/reply-payments.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { readReference } from '../queries/read-reference.ts';
import { findDueByCase } from '../reminders/find-payments-due.ts';
import { endEnrolments } from './end-enrolments.ts';
import { listToldCases } from './list-told-cases.ts';
import { createReplySeal } from './reply-seal.ts';

/** More live codes of one number than that are no chance. */
const mostTries = 50;

/** Who pays by replying, in the database. One statement uses a code: of two servers, one. */
export function createSqlReplyPayments(db: Database, keys: KeyRing, clock: () => number): ReplyPayments {
  const seal = createReplySeal(keys);

  return {
    async enrol(enrolment) {
      const cases = await listToldCases(db, readReference(enrolment.participant));
      const { case: at, caseEnding } = enrolment;
      const told = cases.find(({ position, ending }) =>
        caseEnding === undefined ? position === at : ending === caseEnding,
      );
      if (!told) return false;
      await keep(enrolment, told.number);
      return true;
    },

    async nameCase(participant, at) {
      const cases = await listToldCases(db, readReference(participant));
      return cases.length > 1 ? cases.find(({ position }) => position === at)?.ending : undefined;
    },

    findOf,

    async end(enrolment) {
      await retryWhileBusy(() => db.deleteFrom('reply_enrolments').where('name', '=', enrolment).execute());
    },

    async findDue(participant, phone, day) {
      const own = (await findOf(participant)).filter((one) => one.phone === phone);
      if (own.length === 0) return [];
      const due = await findDueByCase(db, readReference(participant), day);
      return own.flatMap((one) => {
        const amountCents = due.get(one.caseNumber);
        return amountCents === undefined ? [] : [{ ...one, amountCents }];
      });
    },

    offer: (offer) => offerCode(offer, 0),

    async find(phone, code) {
      const row = await db
        .selectFrom('reply_offers')
        .selectAll()
        .where('code_hash', 'in', seal.hashesOfCode(phone, code))
        .executeTakeFirst();
      return row && toOffer(row);
    },

    async take({ name: offer, enrolment }, payment) {
      const use = db.updateTable('reply_enrolments').set({ used_ms: clock() }).where('name', '=', enrolment);
      await retryWhileBusy(() => use.execute());
      const update = db
        .updateTable('reply_offers')
        .set({ payment })
        .where('name', '=', offer)
        .where('payment', 'is', null);
      const { numUpdatedRows: count } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
      return count === 1n;
    },
  };

  async function keep({ participant, phone, language, line, card, atMs }: NewEnrolment, number: string): Promise<void> {
    const name = randomUUID();
    const { token, profile } = card;
    const kept = { phone, language, line, card: { token, ...(profile !== undefined && { profile }) } };
    const hashes = { phone_hash: seal.hashPhone(phone), card_hash: seal.hashCard(kept.card) };
    const own = { name, ...hashes, since_ms: atMs, used_ms: null, sealed: seal.close(kept, name) };
    const of = { participant_id: readReference(participant), case_number: number };
    const whole = db.transaction();
    await retryWhileBusy(() =>
      whole.execute(async (transaction) => {
        await endEnrolments(transaction, (eb) => eb.and(of), clock());
        await transaction
          .insertInto('reply_enrolments')
          .values({ ...own, ...of })
          .onConflict((conflict) => conflict.columns(['participant_id', 'case_number']).doUpdateSet(own))
          .execute();
      }),
    );
  }

  async function findOf(participant: string): Promise<Enrolment[]> {
    const id = readReference(participant);
    const rows = await db.selectFrom('reply_enrolments').selectAll().where('participant_id', '=', id).execute();
    const cases = rows.length === 0 ? [] : await listToldCases(db, id);
    return cases.flatMap(({ number: caseNumber, position, ending: caseEnding }): Enrolment[] => {
      const row = rows.find((one) => one.case_number === caseNumber);
      const kept = row && seal.open(row.sealed, row.name);
      if (!kept) return [];
      const { phone, line } = kept;
      return [{ name: row.name, phone, line, caseNumber, caseEnding, case: position }];
    });
  }

  /** A code of the same number that is another offer's already is passed over, also an old one: its sender is told that it is old. */
  async function offerCode(offer: NewOffer, tried: number): Promise<string> {
    if (tried > mostTries) throw new Error('A number has too many codes');
    const { text, enrolment, phone, caseNumber, day, amountCents, feeCents, line, untilMs } = offer;
    const name = seal.nameOffer([text, enrolment, phone, amountCents, feeCents]);
    const code = seal.makeCode(name, tried);
    const hash = seal.hashCode(phone, code);
    const insert = db
      .insertInto('reply_offers')
      .values({
        name,
        code_hash: hash,
        enrolment,
        participant_id: readReference(offer.participant),
        case_number: caseNumber,
        day,
        amount_cents: amountCents,
        fee_cents: feeCents,
        line,
        until_ms: untilMs,
        payment: null,
      })
      .onConflict((conflict) => conflict.doNothing());
    await retryWhileBusy(() => insert.execute());
    const kept = await db.selectFrom('reply_offers').select('code_hash').where('name', '=', name).executeTakeFirst();
    return kept?.code_hash === hash ? code : offerCode(offer, tried + 1);
  }

  async function toOffer(row: OfferRow): Promise<Offer> {
    const enrolled = db.selectFrom('reply_enrolments').selectAll().where('name', '=', row.enrolment);
    const [enrolment, cases] = [await enrolled.executeTakeFirst(), await listToldCases(db, row.participant_id)];
    const told = cases.find(({ number }) => number === row.case_number);
    return {
      name: row.name,
      participant: String(row.participant_id),
      enrolment: row.enrolment,
      line: row.line,
      day: row.day,
      amountCents: row.amount_cents,
      feeCents: row.fee_cents,
      untilMs: row.until_ms,
      case: told && { position: told.position, ending: told.ending },
      card: enrolment && seal.open(enrolment.sealed, enrolment.name)?.card,
      payment: row.payment ?? undefined,
    };
  }
}

interface OfferRow {
  readonly name: string;
  readonly participant_id: number;
  readonly case_number: string;
  readonly enrolment: string;
  readonly line: string;
  readonly day: string;
  readonly amount_cents: number;
  readonly fee_cents: number;
  readonly until_ms: number;
  readonly payment: string | null;
}
