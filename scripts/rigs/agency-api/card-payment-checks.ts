import { randomUUID } from 'node:crypto';
import { BeginAnswer, BegunAnswer, QuoteAnswer } from '../../../src/adapters/http/payment-answers.ts';
import { writeCents } from '../../../src/agency/money.ts';
import { tellUnwell } from './judge-answer.ts';
import { lineOfCheck } from './key-checks.ts';
import { onlyWhereNamed } from './only-where-named.ts';
import type { NamedCheck, Tried } from './trial.ts';

const operations = ['quotePayment', 'beginPayment', 'settlePayment', 'findBegunPayments'] as const;
const amountCents = 2500;
const amount = writeCents(amountCents);

/** How payments by card are kept, where the agency keeps them. One is begun where that was asked for alone. */
export function cardPaymentChecks({ beginsPayment }: Pick<Tried, 'beginsPayment'>): readonly NamedCheck[] {
  return [
    [
      'a payment is quoted as it was asked for, where payments are kept',
      onlyWhereNamed(operations, async (tried) => {
        const quote = await askQuote(tried);
        return typeof quote === 'string' ? quote : undefined;
      }),
    ],
    [
      'an ID that nobody has is quoted a payment as others are, where payments are kept',
      onlyWhereNamed(operations, async ({ ask }) =>
        tellUnwell(await ask('quotePayment', { payFor: { kind: 'participant-id', digits: '99999999999998' }, amount })),
      ),
    ],
    ['begun payments are listed, where payments are kept', onlyWhereNamed(operations, checkBegun)],
    ...(beginsPayment
      ? [['a payment is begun once and cancelled, without a card', onlyWhereNamed(operations, beginAndCancel)] as const]
      : []),
  ];
}

async function askQuote({ ask, participant }: Tried) {
  const answer = await ask('quotePayment', { participant, amount });
  const unwell = tellUnwell(answer);
  if (unwell !== undefined) return unwell;
  const quote = QuoteAnswer.parse(answer.body);
  if ('why' in quote) return quote;
  if (quote.amountCents !== amountCents) return 'another amount than was asked for';
  return quote.feeCents > amountCents ? 'the fee is more than the amount' : quote;
}

async function checkBegun({ ask, participant }: Tried): Promise<string | undefined> {
  return tellUnwell(await ask('findBegunPayments', { participant }));
}

/** It is told as cancelled twice under one key, and once more as not known to be settled, which changes nothing: no card is asked for. */
async function beginAndCancel(tried: Tried): Promise<string | undefined> {
  const { ask, participant } = tried;
  const quoted = await askQuote(tried);
  if (typeof quoted === 'string') return quoted;
  if ('why' in quoted) return `no payment can be begun: ${quoted.why}`;
  const [payment, key] = [randomUUID().replaceAll('-', ''), randomUUID()];
  const { quote, feeCents } = quoted;
  const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const where = { line: lineOfCheck, call: randomUUID(), turn: 1, at };
  const wish = { participant, amount, payment, quote, fee: writeCents(feeCents), ...where };
  for (let time = 0; time < 2; time += 1) {
    const answer = await ask('beginPayment', wish, { key });
    const unwell = tellUnwell(answer);
    if (unwell !== undefined) return unwell;
    if (BeginAnswer.parse(answer.body).outcome !== 'begun') return 'a quote of this moment is over';
  }
  const begun = await findBegun(tried);
  const settled = await cancel(tried, payment);
  if (typeof begun === 'string') return begun;
  if (begun.filter((name) => name === payment).length !== 1) return 'the payment is not listed once among those begun';
  return settled;
}

async function findBegun({ ask, participant }: Tried): Promise<readonly string[] | string> {
  const answer = await ask('findBegunPayments', { participant });
  return tellUnwell(answer) ?? BegunAnswer.parse(answer.body).payments;
}

async function cancel({ ask }: Tried, payment: string): Promise<string | undefined> {
  const key = randomUUID();
  const over = { payment, state: 'not-paid', outcome: 'cancelled' };
  for (const [wish, options] of [
    [over, { key }],
    [over, { key }],
    [{ payment, state: 'unsettled' }, {}],
  ] as const) {
    const unwell = tellUnwell(await ask('settlePayment', wish, options));
    if (unwell !== undefined) return unwell;
  }
  return undefined;
}
