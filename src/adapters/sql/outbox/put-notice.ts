import type { Notice, NoticeWording } from '../../../calls/ports/records.ts';
import type { Seal } from '../../../secrets/seal.ts';
import type { DatabaseTransaction, ParticipantTable } from '../database/database.ts';
import { sealMessage } from './outbox-message.ts';
import { insertMessage } from './put-message.ts';
import { writeInLanguages } from './write-in-languages.ts';

/** A notice that nobody could send for so long tells nothing new. */
const noticeLifeMs = 30 * 86_400_000;

/** Whom a notice goes to. */
type Noticed = Pick<ParticipantTable, 'id' | 'participant_id' | 'language' | 'email' | 'mailing_address_valid'>;

interface Told {
  readonly to: Noticed | undefined;
  readonly notice: Notice;
  readonly wording: NoticeWording;
  readonly nowMs: number;
}

/** No row has this ID. */
const nobody = { id: 0, participant_id: '', language: null, email: null, mailing_address_valid: 0 } as const;

/**
 * Puts a notice to a participant into the outbox: by e-mail where there is an address, else by post. For nobody, and for somebody whom
 * neither reaches, the same statement meets no row.
 */
export async function putNotice(db: DatabaseTransaction, seal: Seal, { to, notice, wording, nowMs }: Told) {
  const { id, participant_id: name, language, email, mailing_address_valid: mailable } = to ?? nobody;
  const message = writeInLanguages([language, wording.language], (each) => wording.write(each, notice));
  await insertMessage(db, {
    participant: email === null && mailable === 0 ? nobody.id : id,
    channel: email === null ? 'letter' : 'email',
    kind: 'notice',
    sealed: sealMessage(seal, id, { to: email ?? name, ...message }),
    askedAtMs: nowMs,
    expiresAtMs: nowMs + noticeLifeMs,
  });
}
