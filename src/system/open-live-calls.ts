import type { Line } from '../lines/line.ts';
import type { Config } from '../config/read-config.ts';

/**
 * Moves calls at the carrier where the account is known, also for lines that begin to listen for text telephones later. Throws where a
 * line listens and the account is not known.
 */
export async function openLiveCalls(
  { twilioAccountSid: accountSid, twilioAuthToken: authToken }: Pick<Config, 'twilioAccountSid' | 'twilioAuthToken'>,
  lines: readonly Line[],
) {
  if (accountSid === undefined || authToken === undefined) {
    const listening = lines.find(({ tty }) => tty?.detect);
    if (!listening) return undefined;
    const needed = 'tty: { detect: true }, which needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN';
    throw new Error(`Line ${listening.name} in lines.yaml says ${needed}. Set both, or leave detect out.`);
  }
  const { createTwilioLiveCalls: createLiveCalls } = await import('../adapters/twilio/twilio-live-calls.ts');
  return createLiveCalls({ accountSid, authToken });
}
