import { z } from 'zod';
import { payRefusals, type PayQuote, type PayRefusal } from '../../agency/card-fee.ts';
import { PaymentName } from '../../agency/card-payment.ts';
import { Owed } from '../../agency/money.ts';
import { Day, oneOfGrowing } from '../../agency/written-fields.ts';

const Payable = z
  .object({
    outcome: z.literal('payable'),
    quote: z.string().min(1).max(200),
    amount: Owed,
    fee: Owed,
    countsOn: Day.optional(),
  })
  .transform(({ outcome: _, amount: amountCents, fee: feeCents, ...rest }) => ({ ...rest, amountCents, feeCents }));

const TooMuch = z
  .object({ outcome: z.literal('too-much'), most: Owed })
  .transform(({ outcome: why, most: limitCents }) => ({ why, limitCents }));

const TooLittle = z
  .object({ outcome: z.literal('too-little'), least: Owed })
  .transform(({ outcome: why, least: limitCents }) => ({ why, limitCents }));

/** A reason that is not known is explained by a person. */
const Refused = z
  .object({ outcome: oneOfGrowing(payRefusals, () => 'other') })
  .transform(({ outcome: why }) => ({ why }));

const outcomes: Readonly<Record<string, z.ZodType<PayQuote | PayRefusal> | undefined>> = {
  payable: Payable,
  'too-much': TooMuch,
  'too-little': TooLittle,
};

/** What an agency answers that is asked what a payment costs, as `agency-api.yaml` has it. */
export const QuoteAnswer = z
  .looseObject({ outcome: z.string() })
  .transform((written, context): PayQuote | PayRefusal => {
    const { success, data, error } = (outcomes[written.outcome] ?? Refused).safeParse(written);
    if (success) return data;
    for (const { message, path } of error.issues) context.addIssue({ code: 'custom', message, path: [...path] });
    return z.NEVER;
  });

export const BeginAnswer = z.object({ outcome: z.enum(['begun', 'quote-over']) });

export const BegunAnswer = z.object({ payments: z.array(PaymentName).max(50) });
