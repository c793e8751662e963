import type { SlotType, SlotValue } from '../../dialogue/prompt-contract.ts';
import { splitNorthAmerican } from '../../text/split-north-american.ts';
import { splitPhoneNumber } from '../../text/split-phone-number.ts';
import type { Forms, Grammar } from '../grammar/grammar.ts';

const number = new Intl.NumberFormat('en-US');

/** How each type of slot is said. Throws where the value does not fit, without quoting it. */
const sayers: Readonly<Record<SlotType, (value: SlotValue, grammar: Grammar) => Forms>> = {
  money: (value, grammar) => sayMoney(readWhole(value), grammar),
  date: (value, grammar) => alike(grammar.date(readTime(value, Temporal.PlainDate))),
  day: (value, grammar) => alike(grammar.day(readTime(value, Temporal.PlainDate))),
  time: (value, grammar) => grammar.time(readTime(value, Temporal.PlainTime)),
  digits: (value) => ({ written: readText(value), spoken: spellOut(readText(value)) }),
  phone: (value) => sayPhone(readText(value)),
  count: (value) => ({ written: number.format(readWhole(value)), spoken: String(readWhole(value)) }),
  spell: (value, grammar) => saySpelled(typeof value === 'object' ? value : [readText(value)], grammar),
  country: (value, grammar) => alike(grammar.country(readText(value))),
  name: (value) => sayName(readText(value)),
  place: (value) => sayName(readText(value)),
  term: (value) => alike(readText(value)),
};

export const slotTypes = Object.keys(sayers) as readonly SlotType[];

/** Both forms of a slot's value. A term is given as its text. */
export function saySlot(type: SlotType, value: SlotValue, grammar: Grammar): Forms {
  return sayers[type](value, grammar);
}

/** An amount without its sign: the sentence around it says whether it is owed or a credit. */
function sayMoney(cents: bigint, grammar: Grammar): Forms {
  const amount = cents < 0n ? -cents : cents;
  const [dollars, rest] = [amount / 100n, Number(amount % 100n)];
  return {
    written: `$${number.format(dollars)}.${String(rest).padStart(2, '0')}`,
    spoken: grammar.money(dollars, rest),
  };
}

/** Numbers in their usual groups, those of other countries with the code of the country. Commas make the voice pause. */
function sayPhone(phone: string): Forms {
  const groups = splitNorthAmerican(phone);
  if (groups) return { written: groups.join('-'), spoken: groups.map(spellOut).join(', ') };
  return { written: phone, spoken: splitPhoneNumber(phone).map(spellOut).join(', ') };
}

/** Groups end at hyphens and spaces. Several texts are separated by semicolons, with "and" before the last. */
function saySpelled(texts: readonly string[], grammar: Grammar): Forms {
  const spelled = texts.map((text) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(spellOut).join(', '));
  const [last, ...others] = spelled.toReversed();
  const spoken = others.length === 0 ? (last ?? '') : `${others.toReversed().join('; ')}; ${grammar.and} ${last}`;
  return { written: grammar.list(texts), spoken };
}

/** A name or an address, as it is written; the numbers in it digit by digit where nobody reads them as a quantity. */
function sayName(text: string): Forms {
  return { written: text, spoken: text.replaceAll(longNumber, spellGroups) };
}

/** What nobody reads as a quantity: five digits and more, or several groups of three and more, such as the number of a meeting. */
const longNumber = /\d{3,}(?:[ -]\d{3,})+|\d{5,}/gu;

function spellGroups(text: string): string {
  return text.split(/[ -]/u).map(spellOut).join(', ');
}

/** In capitals: a voice reads a lone small "a" as a word. */
function spellOut(text: string): string {
  return text.split('').join(' ').toUpperCase();
}

function alike(text: string): Forms {
  return { written: text, spoken: text };
}

function readText(value: SlotValue): string {
  if (typeof value === 'string') return value;
  throw new TypeError('its value must be a text');
}

function readWhole(value: SlotValue): bigint {
  if (Number.isInteger(value)) return BigInt(value as number);
  throw new TypeError('its value must be a whole number');
}

/** Reads the local date or time of a date-time, at its own offset. One in UTC (`Z`) has no local time and throws. */
function readTime<T>(value: SlotValue, kind: { from(text: string): T }): T {
  try {
    return kind.from(readText(value));
  } catch {
    throw new TypeError('its value must be a local date or time in ISO 8601');
  }
}
