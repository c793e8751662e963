import type { EffectResults } from '../../dialogue/effects.ts';
import type { Count } from '../ports/count.ts';
import type { SignInResult } from '../ports/records.ts';

/** What the flow hears of a sign-in; refusals and locks are counted over all participants. */
export function toSignInEvent(result: SignInResult, count: Count): EffectResults['signIn'] {
  switch (result.outcome) {
    case 'accepted': {
      const { outcome: _outcome, ...participant } = result;
      return { type: 'signed-in', ...participant };
    }
    case 'refused':
      count('sign-ins refused');
      if (result.locks) count('sign-ins locked');
      return { type: 'sign-in-refused', ...(result.locks && { locks: true }) };
    case 'paused':
    case 'locked': {
      const { outcome, minutes } = result;
      count('sign-ins held up');
      return { type: `sign-in-${outcome}`, ...(minutes !== undefined && { minutes }) };
    }
  }
}
