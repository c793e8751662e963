import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import { createTwilioClient, type TwilioAccount } from './twilio-client.ts';

/** Moves calls in progress (twilio.com/docs/voice/api/call-resource#update-a-call-resource). */
export function createTwilioLiveCalls(account: TwilioAccount): LiveCalls {
  const client = createTwilioClient(account);
  return {
    async move(callId, url) {
      await client.calls(callId).update({ url, method: 'POST' });
    },
  };
}
