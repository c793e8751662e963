import twilio from 'twilio';
import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';

interface Account {
  readonly accountSid: string;
  readonly authToken: string;
  /** Stands in for the network. */
  readonly httpClient?: twilio.ClientOpts['httpClient'];
}

const timeoutMs = 5000;

/** Calls that go on in an account of Twilio's (twilio.com/docs/voice/api/call-resource#update-a-call-resource). */
export function createTwilioLiveCalls({ accountSid, authToken, httpClient }: Account): LiveCalls {
  const client = twilio(accountSid, authToken, { timeout: timeoutMs, ...(httpClient && { httpClient }) });
  return {
    async move(callId, url) {
      await client.calls(callId).update({ url, method: 'POST' });
    },
  };
}
