import type { Logger } from 'pino';
import type { ReminderCalls } from '../calls/ports/carrier-calls.ts';
import type { Config } from '../config/read-config.ts';

type CallConfig = Pick<Config, 'publicUrl' | 'twilioAccountSid' | 'twilioAuthToken'>;

/** Calls that remind: undefined without an account, or an address that the carrier can reach. Only for the carrier is its library loaded. */
export async function openReminderCalls(config: CallConfig, log: Logger): Promise<ReminderCalls | undefined> {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicUrl } = config;
  if (accountSid === undefined || authToken === undefined || publicUrl === undefined) return undefined;
  const { createTwilioReminderCalls: createReminderCalls } =
    await import('../adapters/twilio/twilio-reminder-calls.ts');
  return createReminderCalls({ account: { accountSid, authToken }, publicUrl, log });
}
