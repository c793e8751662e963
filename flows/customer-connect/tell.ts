import type { PickQuestion, Told } from '../../src/dialogue/output.ts';
import { createTell, type ValuesOf } from '../../src/dialogue/telling.ts';
import { picks, type Statements } from './statements.ts';

/** A sentence of this flow with its slots filled: the compiler knows which. */
export const tell = createTell<Statements>();

/** A sentence that names numbers of the agency, or the one that callers from other countries hear in its place. */
export function tellNumbers(
  prompt: 'ways-to-pay' | 'employers' | 'payment-card' | 'complaints',
  { settings }: { readonly settings: { readonly abroad: boolean } },
): Told {
  return tell(settings.abroad ? `${prompt}-abroad` : prompt);
}

/** By which clock times were told: callers abroad have another one. */
export function tellClock({ settings }: { readonly settings: { readonly abroad: boolean } }): Told[] {
  return settings.abroad ? [tell('our-time')] : [];
}

/** A question that picks one of several things. */
export function pick<Key extends keyof typeof picks>(
  prompt: Key,
  items: readonly {
    readonly slots: ValuesOf<(typeof picks)[Key], Statements>;
    readonly hear: readonly string[];
    readonly errand?: string;
  }[],
): PickQuestion {
  return { kind: 'pick', prompt, items };
}
