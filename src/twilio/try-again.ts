/**
 * Behind an address of ours: the carrier tries it twice more after any failure, within the fifteen seconds that it has for a webhook
 * (twilio.com/docs/usage/webhooks/webhooks-connection-overrides). It is neither sent nor signed. A turn that comes twice moves nothing.
 */
export const tryAgain = '#rc=2&rp=all';
