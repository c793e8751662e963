import type { Part, Spoken } from '../../prompts/spoken.ts';
import { element, escapeXml } from '../../twilio/xml.ts';

type Slot = Extract<Part, { kind: 'slot' }>;

/** A text as SSML, in the tags that Twilio's voices know. */
export function toSsml({ parts }: Spoken): string {
  return parts.map(toMarkup).join('');
}

function toMarkup(part: Part): string {
  switch (part.kind) {
    case 'text':
      return escapeXml(part.text);
    case 'pause':
      return pause(part.ms);
    case 'slot':
      return toSlotMarkup(part);
  }
}

function toSlotMarkup({ type, written, spoken }: Slot): string {
  if (type === 'digits') return sayAs('digits', written);
  if (type === 'spell')
    return spoken
      .split(/([,;])/)
      .map(spell)
      .join('');
  return written === spoken ? escapeXml(written) : element('sub', { alias: spoken }, escapeXml(written));
}

/** One piece of a spelling: a group of letters and digits such as "1 2 F L", maybe after "and", or the sign that ends it. */
function spell(piece: string): string {
  if (piece === ',') return pause(200);
  if (piece === ';') return pause(400);
  const [, word = '', group = ''] = /^\s*(\p{Ll}+\s)?(.*)$/su.exec(piece) ?? [];
  return escapeXml(word) + sayAs('characters', group.replaceAll(/\s/g, ''));
}

function sayAs(how: 'digits' | 'characters', text: string): string {
  return text === '' ? '' : element('say-as', { 'interpret-as': how }, escapeXml(text));
}

function pause(ms: number): string {
  return element('break', { time: `${ms}ms` });
}
