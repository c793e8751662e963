import type { DatabaseTransaction, MessageKind, OutboxChannel } from '../database/database.ts';
import { takeNumbers } from '../database/take-numbers.ts';

interface SealedMessage {
  readonly participant: number;
  readonly channel: OutboxChannel;
  readonly kind: MessageKind;
  readonly sealed: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
}

/** Puts a message with a PIN into the outbox in place of any that still waits for the participant; nothing where nobody is this participant. */
export async function putMessage(db: DatabaseTransaction, message: Omit<SealedMessage, 'kind'>): Promise<void> {
  await withdrawMessages(db, message.participant);
  await insertMessage(db, { ...message, kind: 'pin' });
}

/** Nothing where nobody is this participant. */
export async function insertMessage(db: DatabaseTransaction, message: SealedMessage): Promise<void> {
  const number = await takeNumbers(db, 'outbox');
  await db
    .insertInto('outbox')
    .columns([
      'number',
      'participant_id',
      'channel',
      'kind',
      'state',
      'sealed',
      'asked_at_ms',
      'expires_at_ms',
      'attempts',
      'due_ms',
    ])
    .expression((insert) =>
      insert
        .selectFrom('participants')
        .select((eb) => [
          eb.val(number).as('number'),
          'id',
          eb.val(message.channel).as('channel'),
          eb.val(message.kind).as('kind'),
          eb.val<'asked'>('asked').as('state'),
          eb.val(message.sealed).as('sealed'),
          eb.val(message.askedAtMs).as('asked_at_ms'),
          eb.val(message.expiresAtMs).as('expires_at_ms'),
          eb.lit(0).as('attempts'),
          eb.val(message.askedAtMs).as('due_ms'),
        ])
        .where('id', '=', message.participant),
    )
    .execute();
}

/** Takes back what brings the participant a PIN: it no longer works. */
export async function withdrawMessages(db: DatabaseTransaction, participant: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'replaced', sealed: null })
    .where('participant_id', '=', participant)
    .where('state', '=', 'asked')
    .where('kind', '=', 'pin')
    .execute();
}
