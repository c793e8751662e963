import type { Context } from './context.ts';

/**
 * Tax offsets are federal tax information: a PIN alone does not open it (IRS Publication 1075, multi-factor authentication). The call must come
 * from the phone on file as well.
 */
export function tellsTaxOffsets({ participant, settings }: Pick<Context, 'participant' | 'settings'>): boolean {
  return settings.taxOffsets && participant?.fromPhoneOnFile === true;
}
