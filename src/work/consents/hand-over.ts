import type { AgencyConsents } from '../../calls/ports/agency-consents.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { SignInOver } from '../../calls/ports/records.ts';
import type { WaitingConsent, WaitingConsents } from '../../calls/ports/waiting-consents.ts';

interface HandOverParts {
  readonly waiting: WaitingConsents;
  readonly agency: Pick<AgencyConsents, 'record'>;
  readonly log: CallLog;
}

/** So many that fail one after the other are enough to know that the agency is away. */
const mostInRow = 3;

/**
 * Hands changes of consents over to the agency. Any server may, at any time: a change is named by its attempt, and the agency keeps it once.
 * What the agency does not take now goes on waiting.
 */
export function createHandOver({ waiting, agency, log }: HandOverParts) {
  const underway = new Map<string, Promise<boolean>>();

  /** Whether the agency has taken it. Where it knows the participant no more, a withdrawal is one of the whole number. */
  async function give({ attempt, change }: WaitingConsent): Promise<boolean> {
    try {
      await agency.record(change, attempt);
    } catch (error) {
      if (!(error instanceof SignInOver)) throw error;
      const { participant: _over, ...ofNumber } = change;
      if (change.given) return false;
      await agency.record(ofNumber, `${attempt}:number`);
    }
    return true;
  }

  /** Rejects where the change goes on waiting. */
  async function handOver(waits: WaitingConsent): Promise<void> {
    const { attempt } = waits;
    const giving = underway.get(attempt) ?? give(waits).finally(() => underway.delete(attempt));
    underway.set(attempt, giving);
    const isTaken = await giving;
    if (!isTaken) log.error({}, 'the agency does not know any more who agreed to texts; they are sent none');
    await waiting.settle(attempt, isTaken);
  }

  /** One after the other, and gives those that go on waiting. Where several fail in a row, the agency is away, and the others are not tried. */
  async function handOverAll(changes: readonly WaitingConsent[]): Promise<WaitingConsent[]> {
    const left: WaitingConsent[] = [];
    let inRow = 0;
    for (const waits of changes) {
      const isDone =
        inRow < mostInRow &&
        (await handOver(waits).then(
          () => true,
          () => false,
        ));
      inRow = isDone ? 0 : inRow + 1;
      if (!isDone) left.push(waits);
    }
    return left;
  }

  /** Where the next sweep begins: what is refused each time does not stand in the way of what waits behind it. */
  let from = '';

  /** Hands over what waits, up to a page of which nothing is taken; the next sweep goes on behind it. */
  async function sweep(signal?: AbortSignal): Promise<void> {
    let left = 0;
    for (;;) {
      if (signal?.aborted) break;
      const page = await waiting.list(from);
      const still = await handOverAll(page);
      left += still.length;
      from = page.at(-1)?.attempt ?? '';
      if (still.length === page.length) break;
    }
    if (left > 0)
      log.error({ left }, 'consents, or ends of consents, are not with the agency yet; they are tried again');
  }

  return { give, handOver, handOverAll, sweep };
}
