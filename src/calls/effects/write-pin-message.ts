import type { Catalogue, Letter } from '../../prompts/prompts.ts';
import type { Language } from '../../text/language.ts';
import type { TemporaryPin } from '../ports/records.ts';

/** The letter that brings a temporary PIN, which works for days, or the e-mail, whose PIN is to be used at once. */
export function writePinMessage(
  wording: Pick<Catalogue, 'write'>,
  language: Language,
  { pin, channel, days }: TemporaryPin,
): Letter {
  return channel === 'email'
    ? wording.write(language, 'pin-email', { pin, hours: days * 24 })
    : wording.write(language, 'pin-message', { pin, days });
}
