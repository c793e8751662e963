import type { OutgoingCalls } from '../../calls/ports/carrier-calls.ts';
import { createTwilioClient, type TwilioAccount } from './twilio-client.ts';

const ringSeconds = 30;

/** Places calls (twilio.com/docs/voice/api/call-resource#create-a-call-resource). */
export function createTwilioOutgoingCalls(account: TwilioAccount): OutgoingCalls {
  const client = createTwilioClient(account);
  return {
    async place({ to, from, url, statusUrl }) {
      const status = { statusCallback: statusUrl, statusCallbackMethod: 'POST', statusCallbackEvent: ['completed'] };
      await client.calls.create({ to, from, url, method: 'POST', timeout: ringSeconds, ...status });
    },
  };
}
