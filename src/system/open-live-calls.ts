import type { Line } from '../lines/line.ts';
import type { Config } from '../config/read-config.ts';

/** Moves calls at the carrier where a line listens for text telephones; only then is the library loaded. */
export async function openLiveCalls(
  { twilioAccountSid: accountSid, twilioAuthToken: authToken }: Config,
  lines: readonly Line[],
) {
  const listening = lines.find(({ tty }) => tty?.detect);
  if (!listening) return undefined;
  if (accountSid === undefined || authToken === undefined) {
    const needed = 'tty: { detect: true }, which needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN';
    throw new Error(`Line ${listening.name} in lines.yaml says ${needed}. Set both, or leave detect out.`);
  }
  const { createTwilioLiveCalls: createLiveCalls } = await import('../adapters/twilio/twilio-live-calls.ts');
  return createLiveCalls({ accountSid, authToken });
}
