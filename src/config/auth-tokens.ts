import { z } from 'zod';

/** The auth tokens of the account: the first one signs what is asked of the carrier, either may have signed what it sends. */
export const AuthTokens = z.string().transform((text, context) => {
  const [first = '', ...others] = text.split(',').map((part) => part.trim());
  const all = new Set([first, ...others]);
  if (all.has('') || all.size <= others.length || all.size > 2) {
    context.addIssue('must be the auth token of the account, or two different ones with a comma between them');
  }
  return { first, others };
});
