import { CarrierError } from './carrier-error.ts';
import { checkDocument } from './check-document.ts';
import { readXml } from './read-xml.ts';
import type { ElementRule } from './twiml-elements.ts';

const worded: ElementRule = { attributes: {}, children: [], wrongChild: 12_200, text: true };

/** What this carrier sends in answer to a text (twilio.com/docs/messaging/twiml). */
const elements: ReadonlyMap<string, ElementRule> = new Map([
  ['Response', { ...worded, children: ['Message'], text: false }],
  ['Message', { ...worded, children: ['Body'] }],
  ['Body', worded],
]);

const mostCharacters = 1600;

/** The texts with which a server answers one. Throws a `CarrierError` where Twilio would refuse them, or text somebody an error page. */
export function readReplies(answer: { readonly contentType: string; readonly body: string }): string[] {
  checkDocument(answer);
  return [...readXml(answer.body, (name) => elements.get(name)).children].map((element) => {
    const text = element.textContent ?? '';
    if (text.trim() === '') throw new CarrierError(21_602, 'A <Message> needs a text.');
    if (text.length > mostCharacters)
      throw new CarrierError(21_617, `A text has at most ${mostCharacters} characters.`);
    return text;
  });
}
