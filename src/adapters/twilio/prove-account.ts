import { createTwilioClient, type TwilioAccount } from './twilio-client.ts';

/** Asks the carrier whether it knows the account and its token, and whether the account may call. Rejects where it cannot be reached. */
export async function proveAccount(account: TwilioAccount): Promise<'active' | 'refused' | 'suspended'> {
  try {
    const { status } = await createTwilioClient(account).api.v2010.accounts(account.accountSid).fetch();
    return status === 'active' ? 'active' : 'suspended';
  } catch (error) {
    if (error instanceof Error && 'status' in error && [401, 403, 404].includes(Number(error.status))) return 'refused';
    throw error;
  }
}
