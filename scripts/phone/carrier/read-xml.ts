import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { CarrierError } from './carrier-error.ts';
import { type ElementRule, findElementRule } from './twiml-elements.ts';

const illegalCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const bareAmpersand = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/** The rule of an element, by its name; undefined where the carrier knows none of that name. */
type FindRule = (name: string) => ElementRule | undefined;

/** Reads the XML of TwiML: its `Response`, in which every element, attribute and character is allowed: those of a call, or others. */
export function readXml(text: string, findRule: FindRule = findElementRule): Element {
  const root = parse(text).documentElement;
  if (root?.nodeName !== 'Response') {
    throw new CarrierError(12102, `The answer begins with <${root?.nodeName}>: it must begin with <Response>.`);
  }
  checkElement(root, findRule);
  return root;
}

function parse(text: string): Document {
  const outsideCdata = text.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '');
  if (bareAmpersand.test(outsideCdata)) throw new CarrierError(12100, 'The answer holds an "&" that is not escaped.');
  try {
    return new DOMParser({ onError: stop }).parseFromString(text, 'text/xml');
  } catch (cause) {
    throw new CarrierError(12100, `The answer is not well-formed XML. ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
}

function stop(_level: string, message: string): never {
  throw new Error(message);
}

function checkElement(element: Element, findRule: FindRule): void {
  const rule = findRule(element.nodeName);
  if (!rule) throw new CarrierError(12200, `<${element.nodeName}> is nothing that this carrier plays.`);
  checkAttributes(element, rule);
  checkCharacters(element.textContent ?? '');
  for (const child of element.children) {
    if (!rule.children.includes(child.nodeName)) {
      throw new CarrierError(rule.wrongChild, `<${element.nodeName}> does not take <${child.nodeName}> inside.`);
    }
    checkElement(child, findRule);
  }
  const hasText = [...element.childNodes].some((node) => isText(node) && node.nodeValue?.trim());
  if (hasText && !rule.text) throw new CarrierError(12200, `<${element.nodeName}> takes no text.`);
}

function checkAttributes(element: Element, rule: ElementRule): void {
  for (const { name, value } of element.attributes) {
    const attribute = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
    if (!attribute) throw new CarrierError(12200, `<${element.nodeName}> has no attribute "${name}".`);
    if (!attribute.accepts.test(value)) {
      throw new CarrierError(attribute.code, `<${element.nodeName}> does not take ${name}="${value}".`);
    }
    checkCharacters(value);
  }
}

function checkCharacters(text: string): void {
  if (illegalCharacter.test(text)) {
    throw new CarrierError(12100, 'The answer holds a character that XML does not allow, such as a control character.');
  }
}

/** Text and CDATA. */
export function isText(node: { readonly nodeType: number }): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}
