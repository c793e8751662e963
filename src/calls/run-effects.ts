import type { Effect, EffectName, EffectResult, EffectResults, Effects } from '../dialogue/effects.ts';
import type { CallLog } from './log.ts';
import type { Records } from './ports.ts';

/** Carries out an effect. `attempt` names the turn it belongs to, so that doing it twice counts once. */
export type RunEffect = (effect: Effect, attempt: string) => Promise<EffectResult>;

type Handlers = {
  readonly [Name in EffectName]: (params: Effects[Name], attempt: string) => Promise<EffectResults[Name]>;
};

/** Payments told in one go. */
const paymentsAPage = 5;

/** Carries out effects against the records; an effect that fails answers so. */
export function createRunEffect({ records, log }: { records: Records; log: CallLog }): RunEffect {
  const handlers: Handlers = {
    async identify({ kind, digits }) {
      return { type: 'identified', claim: records.identify(kind, digits) };
    },
    async signIn({ claim, pin }, attempt) {
      const result = await records.signIn({ claim, pin, attempt });
      if (result.outcome !== 'accepted') return { type: `sign-in-${result.outcome}` };
      const { participant, payer, recipient, pinTemporary } = result;
      return { type: 'signed-in', participant, payer, recipient, pinTemporary };
    },
    async findCase({ participant, position }) {
      const found = await records.findCase(participant, position);
      return found ? { type: 'case-found', found } : { type: 'no-case' };
    },
    async findPayments({ participant, kind, skip, taxOffsets }) {
      const query = { participant, kind, skip, limit: paymentsAPage, taxOffsets };
      const { payments, more } = await records.findPayments(query);
      return { type: 'payments-found', kind, skip, page: payments, more };
    },
  };

  return async function runEffect(effect, attempt) {
    const handle = handlers[effect.type] as (params: Effect['params'], attempt: string) => Promise<EffectResult>;
    try {
      return await handle(effect.params, attempt);
    } catch (error) {
      log.error({ err: error, effect: effect.type, attempt }, 'an effect failed');
      return { type: 'records-unavailable' };
    }
  };
}
