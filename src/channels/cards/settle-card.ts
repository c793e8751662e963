import type { FastifyRequest } from 'fastify';
import { PaymentName } from '../../agency/card-payment.ts';
import type { Agencies } from '../../calls/agencies.ts';
import { findLineByName, findLineInUse } from '../../lines/lines.ts';
import { readDialled, readFailedUrl, readParameter, readWebhook } from '../../twilio/webhook.ts';
import { readCardResult, readPayErrorCode } from './read-card-result.ts';

type Brought = Pick<FastifyRequest, 'body' | 'query' | 'log'>;

/**
 * Settles a card payment by the result that a webhook brings, also where the call is over. A result that came before changes nothing.
 * Rejects where it cannot be kept.
 */
export async function settleCard(agencies: Agencies, request: Brought): Promise<void> {
  const { body, query, log } = request;
  const result = readCardResult(body);
  if (!result) return;
  const code = readPayErrorCode(body);
  if (code !== undefined) log.warn({ code, outcome: result.outcome }, 'a card was not charged');
  const name = readParameter(query, 'line');
  const line =
    name === undefined ? findLineInUse(agencies.lines, readDialled(body)) : findLineByName(agencies.lines, name);
  const payment = readPayment(request);
  if (!line || payment === undefined) return;
  const { CallSid: call } = readWebhook(body);
  const { outcome, charge } = result;
  await agencies.of(line).settleCharge?.({
    call,
    line: line.name,
    timeZone: line.timeZone,
    payment,
    outcome,
    ...(charge !== undefined && { charge }),
  });
}

/** The same beside a turn, which neither waits for it nor fails with it. */
export function settleCardBeside(agencies: Agencies, request: Brought): void {
  void settleCard(agencies, request).catch((error: unknown) => {
    request.log.error({ err: error }, 'a card payment could not be settled beside its turn');
  });
}

/** Our own name of a payment, in the address of a webhook or in that of the one that failed before it. */
function readPayment({ query, body }: Pick<Brought, 'query' | 'body'>): string | undefined {
  const name = readParameter(query, 'payment') ?? readFailedUrl(body)?.searchParams.get('payment') ?? '';
  return PaymentName.safeParse(name).data;
}
