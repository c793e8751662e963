import type { TakeTurn, TurnAnswer } from './turn.ts';

/** Lets a turn of a call wait for earlier turns of it; turns of other calls are taken at once. */
export function oneAtATime(takeTurn: TakeTurn): TakeTurn {
  const last = new Map<string, Promise<TurnAnswer>>();

  return async (request) => {
    const { callId } = request;
    const before = last.get(callId);
    const mine = before ? before.then(() => takeTurn(request)) : takeTurn(request);
    last.set(callId, mine);
    try {
      return await mine;
    } finally {
      if (last.get(callId) === mine) last.delete(callId);
    }
  };
}
