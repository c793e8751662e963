import twilio from 'twilio';

/** An account of Twilio's. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Stands in for the network. */
  readonly httpClient?: twilio.ClientOpts['httpClient'];
}

export const carrierTimeoutMs = 5000;

/** A client of Twilio's REST API that gives up after five seconds. */
export function createTwilioClient({ accountSid, authToken, httpClient }: TwilioAccount): twilio.Twilio {
  return twilio(accountSid, authToken, { timeout: carrierTimeoutMs, ...(httpClient && { httpClient }) });
}
