import type { Seal } from '../../../secrets/seal.ts';

/** `to` is an e-mail address, or the ID of the participant whose mailing address the agency has. */
export interface OutboxMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A message as it is kept; it opens for this participant only. */
export function sealMessage(seal: Seal, participant: number, message: OutboxMessage): string {
  return seal.close(JSON.stringify(message), placeOf(participant));
}

export function openMessage(seal: Seal, participant: number, sealed: string): OutboxMessage {
  return JSON.parse(seal.open(sealed, placeOf(participant)));
}

function placeOf(participant: number): string {
  return `outbox:${participant}`;
}
