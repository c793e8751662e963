import type { Config } from '../config/read-config.ts';

/** Places calls at the carrier where the account is known; only then is the library loaded. */
export async function openOutgoingCalls({ twilioAccountSid: accountSid, twilioAuthToken: authToken }: Config) {
  if (accountSid === undefined || authToken === undefined) return undefined;
  const { createTwilioOutgoingCalls: createOutgoingCalls } =
    await import('../adapters/twilio/twilio-outgoing-calls.ts');
  return createOutgoingCalls({ accountSid, authToken });
}
