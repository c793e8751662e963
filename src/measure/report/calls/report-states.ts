/** The parts of a flow that every flow names the same: where callers come to a person, and where they sign in. */
const deskPart = 'agent';
const signInPart = 'signIn';

/** Whether a state, by its path, is one of asking or waiting for a person. */
export function isAtDesk(state: string): boolean {
  return isWithin(deskPart, state);
}

export function isAtSignIn(state: string): boolean {
  return isWithin(signInPart, state);
}

function isWithin(part: string, state: string): boolean {
  return state === part || state.startsWith(`${part}.`);
}

/** What stands for a state of which nothing was kept. */
export const unknownState = '(not known)';
