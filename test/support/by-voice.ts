/** How a request is left in an ordinary call. */
export const byVoice = { line: 'customer-connect', channel: 'voice', pace: 'standard' } as const;
