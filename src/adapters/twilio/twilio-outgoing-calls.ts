import twilio from 'twilio';
import type { OutgoingCalls } from '../../calls/ports/carrier-calls.ts';

interface Account {
  readonly accountSid: string;
  readonly authToken: string;
  /** Stands in for the network. */
  readonly httpClient?: twilio.ClientOpts['httpClient'];
}

const timeoutMs = 5000;
const ringSeconds = 30;

/** Calls that an account of Twilio's places (twilio.com/docs/voice/api/call-resource#create-a-call-resource). */
export function createTwilioOutgoingCalls({ accountSid, authToken, httpClient }: Account): OutgoingCalls {
  const client = twilio(accountSid, authToken, { timeout: timeoutMs, ...(httpClient && { httpClient }) });
  return {
    async place({ to, from, url, statusUrl }) {
      const told = { statusCallback: statusUrl, statusCallbackMethod: 'POST', statusCallbackEvent: ['completed'] };
      await client.calls.create({ to, from, url, method: 'POST', timeout: ringSeconds, ...told });
    },
  };
}
