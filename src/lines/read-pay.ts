import { cardKinds, type PayFee, type PaySettings } from '../agency/pay-settings.ts';
import { moneyPattern, toCents } from '../agency/money.ts';
import { readFlag, readValue } from '../yaml/read-value.ts';
import { placeOf, suggestOne, type Field, type YamlFile } from '../yaml/yaml-file.ts';

/** The carrier charges no more at once. */
const mostChargedCents = 100_000_000;

const needed = ['connector', 'cards', 'least', 'most'] as const;
const optional = ['fee', 'cutOff', 'withoutPin', 'link', 'byReply'] as const;

/** How a line charges cards. Undefined where it charges none, or where something has a mistake, which is reported. */
export function readPay(file: YamlFile, field: Field | undefined): PaySettings | undefined {
  if (!field) return undefined;
  const fields = file.readFields(field, needed, optional);
  const connector = readValue(file, fields.connector, 'the name of a Pay connector of the carrier', readConnector);
  const fee = fields.fee ? readFee(file, fields.fee) : { cents: 0 };
  const cards = readCards(file, fields.cards);
  const leastCents = readValue(file, fields.least, 'an amount such as "1.00", in quotes', readAmount);
  const mostCents = readValue(file, fields.most, 'an amount such as "5000.00", in quotes', readAmount);
  const cutOff = readValue(file, fields.cutOff, 'a time such as "15:00"', readTime);
  const withoutPin = readFlag(file, fields.withoutPin) ?? false;
  const byReply = readFlag(file, fields.byReply) ?? false;
  const link = readValue(file, fields.link, linkShape, readLink);
  if (leastCents === undefined || mostCents === undefined) return undefined;
  if (leastCents > mostCents && fields.least) file.report(placeOf(fields.least), '"least" is more than "most".');
  if (fee && mostCents + feeOf(mostCents, fee) > mostChargedCents && fields.most) {
    file.report(
      placeOf(fields.most),
      '"most" and its fee are more than 1,000,000.00, the most that the carrier charges.',
    );
  }
  if (connector === undefined || !fee || cards.length === 0) return undefined;
  const more = {
    ...(byReply && { byReply }),
    ...(cutOff !== undefined && { cutOff }),
    ...(link !== undefined && { link }),
  };
  return { connector, fee, cards, leastCents, mostCents, withoutPin, ...more };
}

/** More than the fee can be, so that no rounding makes a charge too high. */
function feeOf(cents: number, fee: PayFee): number {
  return 'cents' in fee ? fee.cents : Math.ceil((cents * fee.percent) / 100);
}

function readFee(file: YamlFile, field: Field): PayFee | undefined {
  const { percent, cents } = file.readFields(field, [], ['percent', 'cents']);
  const suggestion = 'Write { percent: 1.9 } or { cents: 250 }.';
  if ((percent === undefined) === (cents === undefined)) {
    file.report(placeOf(field), '"fee" must hold either percent or cents.', suggestion);
    return undefined;
  }
  const share = readValue(file, percent, 'a number such as 1.9, below 100', readPercent);
  const fixed = readValue(file, cents, 'a whole number of cents', readCents);
  if (share !== undefined) return { percent: share };
  return fixed === undefined ? undefined : { cents: fixed };
}

function readCards(file: YamlFile, field: Field | undefined): PaySettings['cards'] {
  const read = file.readList(field).flatMap(({ value, offsetOf }) => {
    const kind = cardKinds.find((one) => one === value.trim());
    if (kind) return [kind];
    const suggestion = suggestOne(value.trim(), cardKinds) ?? `Write some of ${cardKinds.join(', ')}.`;
    file.report(offsetOf(0), `"${value.trim()}" is no kind of card that the carrier takes.`, suggestion);
    return [];
  });
  return [...new Set(read)];
}

function readConnector(text: string): string | undefined {
  return /^[A-Za-z0-9_.-]{1,64}$/u.test(text) ? text : undefined;
}

function readAmount(text: string): number | undefined {
  return moneyPattern.test(text) && toCents(text) > 0 ? toCents(text) : undefined;
}

/** To three decimals. */
function readPercent(text: string): number | undefined {
  return /^\d{1,2}(?:\.\d{1,3})?$/u.test(text) ? Number(text) : undefined;
}

function readCents(text: string): number | undefined {
  return /^\d{1,5}$/u.test(text) ? Number(text) : undefined;
}

const linkShape = 'an address such as https://pay.example.org, of at most 60 characters, the same for everybody';

/** A page over https, with nothing behind it that could name a person. Longer, it would make a Spanish text of three segments. */
function readLink(text: string): string | undefined {
  const isPlain = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[A-Za-z0-9._/-]*)?$/u.test(text);
  return isPlain && text.length <= 60 ? text : undefined;
}

function readTime(text: string): string | undefined {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text) ? text : undefined;
}
