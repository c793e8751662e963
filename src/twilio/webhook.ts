import { z } from 'zod';
import { readCallerNumber } from '../text/caller-number.ts';
import type { CallerInput } from '../dialogue/caller-input.ts';

/** A parameter of a webhook, even of an unreadable one. A parameter sent twice arrives as a list: the first counts. */
export function readParameter(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** A call that we placed is from our number to the caller's: the two have changed places. */
function numberNames(body: unknown): { readonly ours: 'From' | 'To'; readonly theirs: 'From' | 'To' } {
  const isPlaced = readParameter(body, 'Direction') === 'outbound-api';
  return isPlaced ? { ours: 'From', theirs: 'To' } : { ours: 'To', theirs: 'From' };
}

const CallSid = z.string().regex(/^[\w-]{1,64}$/);

/** The parameters that name a call and how it went. Others are ignored: the carrier adds some without notice. */
export interface CallWebhook {
  readonly CallSid: string;
  /** Our number. */
  readonly To: string | undefined;
  readonly DialCallStatus: string | undefined;
  readonly DialBridged: string | undefined;
  readonly CallStatus: string | undefined;
}

/** Reads the body of a webhook. Throws `ZodError` where it names no call. */
export function readWebhook(body: unknown): CallWebhook {
  return {
    CallSid: CallSid.parse(readParameter(body, 'CallSid')),
    To: readParameter(body, numberNames(body).ours),
    DialCallStatus: readParameter(body, 'DialCallStatus'),
    DialBridged: readParameter(body, 'DialBridged'),
    CallStatus: readParameter(body, 'CallStatus'),
  };
}

/** The caller's call, in a webhook of the call to the desk; '' where there is none. */
export function readParent(body: unknown): string {
  return readParameter(body, 'ParentCallSid') ?? '';
}

/** The caller's number, or what the carrier puts in its place where it is withheld. */
export function readSource(body: unknown): { source?: string } {
  const source = readParameter(body, numberNames(body).theirs);
  return source === undefined ? {} : { source };
}

/** The dialled number, where the caller's number is withheld: carriers refuse calls without a caller ID. */
export function readCallerId(body: unknown): string | undefined {
  const { ours, theirs } = numberNames(body);
  return readCallerNumber(readParameter(body, theirs)) === undefined || ours === 'From'
    ? readParameter(body, ours)
    : undefined;
}

/** The address that failed, where the carrier turns to its second one (twilio.com/docs/usage/security/availability-reliability). */
export function readFailedUrl(body: unknown): URL | undefined {
  return URL.parse(readParameter(body, 'ErrorUrl') ?? '') ?? undefined;
}

/** The dialled number, even of an unreadable webhook. */
export function readDialled(body: unknown): string {
  return readParameter(body, numberNames(body).ours) ?? '';
}

/** A whole number from a URL or a parameter; 0 where it is none. */
export function readCount(written: unknown): number {
  const count = typeof written === 'string' ? Number(written) : 0;
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

/** The result of a transfer to the desk. An agent who answers but does not take the call (`DialBridged` false) has not served the caller. */
export function readDialResult(
  dialled: Pick<CallWebhook, 'DialCallStatus' | 'DialBridged'>,
): Extract<CallerInput, { kind: 'returned' }>['result'] {
  const { DialCallStatus: status, DialBridged: bridged } = dialled;
  return (status === 'completed' || status === 'answered') && bridged !== 'false' ? 'served' : 'unreached';
}

const endings: ReadonlySet<string | undefined> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Whether a status says that the call is over. */
export function isOver({ CallStatus }: Pick<CallWebhook, 'CallStatus'>): boolean {
  return endings.has(CallStatus);
}
