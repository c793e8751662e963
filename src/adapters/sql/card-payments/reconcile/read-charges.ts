import { z } from 'zod';
import { ChargeName } from '../../../../agency/card-payment.ts';
import { oneOf } from '../../../../agency/written-fields.ts';
import { readRows, type TextRow } from '../../import/read-rows.ts';

const fields = ['payment', 'charge', 'cents', 'time', 'status', 'fee'] as const;
type Field = (typeof fields)[number];

const mostCents = 100_000_000;
const cents = 'cents without sign or point, such as 43308';
const Cents = z
  .string()
  .regex(/^\d{1,9}$/, cents)
  .transform(Number)
  .refine((count) => count <= mostCents, 'at most 100000000 cents');

const ChargeRow = z.strictObject({
  /** Another program's names may look different. */
  payment: z.string().regex(/^[\w-]{0,64}$/, 'our name of the payment, or nothing'),
  charge: ChargeName,
  cents: Cents,
  time: z.iso.datetime({ offset: true, error: 'a time with its offset, such as 2026-11-28T17:03:00Z' }),
  status: oneOf(['paid', 'failed', 'refunded']),
  fee: z.union([z.literal('').transform(() => undefined), Cents]),
});

/** What a processor's file says of one charge. */
export interface Charge {
  /** Of the file, from 1: the head is row 1. */
  readonly row: number;
  readonly payment: string | undefined;
  readonly charge: string;
  readonly cents: number;
  readonly atMs: number;
  readonly status: z.infer<typeof ChargeRow>['status'];
  readonly fee: number | undefined;
}

/** What is wrong with a file. No value is quoted. */
export interface ChargeProblem {
  readonly row: number;
  readonly expected: string;
}

/** Reads a processor's file row by row, and holds one row at a time. A file whose head is another gives one problem, and ends. */
export async function* readCharges(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Charge | ChargeProblem> {
  let order: readonly Field[] | undefined;
  for await (const row of readRows(chunks)) {
    if (order === undefined) {
      order = readHead(row);
      if (order === undefined) return yield { row: row.number, expected: `a head of these names: ${fields.join(',')}` };
    } else if (row.text?.trim() !== '') yield readCharge(row, order);
  }
  if (order === undefined) yield { row: 1, expected: `a head of these names: ${fields.join(',')}` };
}

/** The order of the columns; undefined where they are not these. */
function readHead({ text }: TextRow): readonly Field[] | undefined {
  const names = splitRow(text ?? '').map((name) => name.toLowerCase());
  const order = names.flatMap((name) => fields.find((field) => field === name) ?? []);
  return new Set(order).size === fields.length && names.length === fields.length ? order : undefined;
}

function readCharge({ number, text, expected }: TextRow, order: readonly Field[]): Charge | ChargeProblem {
  if (text === undefined) return { row: number, expected };
  const values = splitRow(text);
  if (values.length !== order.length)
    return { row: number, expected: `${order.length} values with commas between them` };
  const { data, error } = ChargeRow.safeParse(Object.fromEntries(order.map((name, at) => [name, values[at]])));
  if (!data) {
    const [issue] = error.issues;
    return { row: number, expected: `${String(issue?.path[0])}: ${issue?.message}` };
  }
  const { payment, time, fee, ...charge } = data;
  const atMs = Temporal.Instant.from(time).epochMilliseconds;
  return { row: number, ...charge, payment: payment === '' ? undefined : payment, atMs, fee };
}

/** No value of these columns has a comma or a quotation mark in it. */
function splitRow(text: string): string[] {
  return text.split(',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'));
}
