import type { Logger } from 'pino';
import { createMemoryOutgoingTexts } from '../adapters/memory/memory-outgoing-texts.ts';
import type { OutgoingTexts } from '../calls/ports/outgoing-texts.ts';
import type { Config } from '../config/read-config.ts';
import { tryAgain } from '../twilio/try-again.ts';

type OutgoingConfig = Pick<Config, 'publicUrl' | 'twilioAccountSid' | 'twilioAuthToken'>;

/** Without an account, or an address that the carrier can reach, texts lie in the records. Only for the carrier is its library loaded. */
export async function openOutgoingTexts(config: OutgoingConfig, log: Logger): Promise<OutgoingTexts> {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, publicUrl } = config;
  if (accountSid === undefined || authToken === undefined) return createMemoryOutgoingTexts();
  if (publicUrl === undefined) {
    log.warn({}, 'texts stay in the records: set PUBLIC_URL, where the carrier tells what becomes of them');
    return createMemoryOutgoingTexts();
  }
  const { createTwilioTexts } = await import('../adapters/twilio/twilio-texts.ts');
  const statusUrl = () => `${publicUrl}/messages/status${tryAgain}`;
  return createTwilioTexts({ account: { accountSid, authToken }, statusUrl, log });
}
