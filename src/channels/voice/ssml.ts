import { locales } from '../../twilio/locales.ts';
import type { Language } from '../../text/language.ts';
import type { Part, Spoken } from '../../prompts/spoken.ts';
import { element, escapeXml } from '../../twilio/xml.ts';

type Slot = Extract<Part, { kind: 'slot' }>;

/** Names of places are in English. */
const languageOfPlaces: Language = 'en';

/**
 * A text as SSML, in the tags that Twilio's neural voices know. `say-as` with `characters` is none of them: the sentence around it comes
 * in another voice (docs.aws.amazon.com/polly/latest/dg/supportedtags.html).
 */
export function toSsml({ language, parts }: Spoken): string {
  return parts.map((part) => toMarkup(part, language)).join('');
}

function toMarkup(part: Part, language: Language): string {
  switch (part.kind) {
    case 'text':
      return escapeXml(part.text);
    case 'pause':
      return pause(part.ms);
    case 'slot':
      return toSlotMarkup(part, language);
  }
}

function toSlotMarkup({ type, written, spoken }: Slot, language: Language): string {
  if (type === 'digits')
    return written === '' ? '' : element('say-as', { 'interpret-as': 'digits' }, escapeXml(written));
  const said = written === spoken ? escapeXml(written) : element('sub', { alias: spoken }, escapeXml(written));
  const isForeign = type === 'place' && language !== languageOfPlaces && said !== '';
  return isForeign ? element('lang', { 'xml:lang': locales[languageOfPlaces] }, said) : said;
}

/** With a space, so that sentences stand apart where a carrier drops tags. */
function pause(ms: number): string {
  return `${element('break', { time: `${ms}ms` })} `;
}
