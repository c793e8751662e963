import { z } from 'zod';
import type { CallerInput } from '../dialogue/caller-input.ts';

/** A parameter sent twice arrives as a list: the first counts. */
export const Parameter = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first)])
  .optional()
  .catch(undefined);

/** The parameters that tell calls apart and what became of them. Others come without notice and are passed over. */
export const Webhook = z.object({
  CallSid: Parameter.pipe(z.string().regex(/^[\w-]{1,64}$/)),
  To: Parameter,
  DialCallStatus: Parameter,
  DialBridged: Parameter,
  CallStatus: Parameter,
});

export type Webhook = z.infer<typeof Webhook>;

/** Reads the body of a webhook. Throws `ZodError` where it names no call. */
export function readWebhook(body: unknown): Webhook {
  return Webhook.parse(body);
}

const Child = z.object({ ParentCallSid: Parameter });

/** The call from which another one was made, such as the one to the desk; '' where there is none. */
export function readParent(body: unknown): string {
  return Child.safeParse(body).data?.ParentCallSid ?? '';
}

const Numbers = z.object({ From: Parameter, To: Parameter });

/** The caller's number, or a word where it is withheld. */
export function readSource(body: unknown): { source?: string } {
  const { From } = Numbers.safeParse(body).data ?? {};
  return From === undefined ? {} : { source: From };
}

/** The dialled number where the caller's own is withheld, which comes as a word; carriers refuse calls without one. */
export function readCallerId(body: unknown): string | undefined {
  const { From = '', To } = Numbers.safeParse(body).data ?? {};
  return /^\+[1-9]\d{6,14}$/.test(From) ? undefined : To;
}

/** The number that was dialled, however little else of the body can be read. */
export function readDialled(body: unknown): string {
  return Numbers.safeParse(body).data?.To ?? '';
}

/** A whole number from a URL or a parameter; what is none counts as 0. */
export const Count = z.coerce.number().pipe(z.int().min(0)).catch(0);

/** What became of a passage to the desk. Whoever answered there and then did not take the call has not served anybody. */
export function readDialResult(
  dialled: Pick<Webhook, 'DialCallStatus' | 'DialBridged'>,
): Extract<CallerInput, { kind: 'returned' }>['result'] {
  const { DialCallStatus: status, DialBridged: bridged } = dialled;
  return (status === 'completed' || status === 'answered') && bridged !== 'false' ? 'served' : 'unreached';
}

const endings: ReadonlySet<string | undefined> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Whether a status says that the call is over. */
export function isOver({ CallStatus }: Pick<Webhook, 'CallStatus'>): boolean {
  return endings.has(CallStatus);
}
