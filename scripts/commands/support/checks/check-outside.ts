import { AgencyUnreachable } from '../../../../src/adapters/http/agency-errors.ts';
import type { Config } from '../../../../src/config/read-config.ts';
import { createLog } from '../../../../src/process/log.ts';
import type { Finding } from './finding.ts';
import { isDistrust } from './is-distrust.ts';
import { tellFault } from '../tell-fault.ts';

/** Connects to the mail server and signs in, and sends nothing. */
export async function checkMail({ smtpUrl, names: { smtp: what } }: Config): Promise<Finding[]> {
  if (smtpUrl === undefined) return [];
  const { createSmtpNotifier } = await import('../../../../src/adapters/smtp/smtp-notifier.ts');
  try {
    await createSmtpNotifier(smtpUrl).verify();
    return [{ state: 'ok', what, told: 'takes e-mail from this user' }];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EAUTH') return [{ state: 'wrong', what, told: 'refuses the user or the password' }];
    return [{ state: code === 'ETLS' || isDistrust(error) ? 'wrong' : 'away', what, told: String(code) }];
  }
}

/** Asks the agency for its health, with the token and the certificate. */
export async function checkAgency({ agencyApi, dataSecrets, names }: Config): Promise<Finding[]> {
  if (agencyApi === undefined) return [];
  const what = names.agencyApi;
  const { openHttpRecords } = await import('../../../../src/adapters/http/open-http-records.ts');
  try {
    const keys = dataSecrets ?? [{ id: 'unused', secret: 'nothing is sealed with it' }];
    const { records } = openHttpRecords({ ...agencyApi, keys, log: createLog('silent') });
    try {
      await records.check();
    } finally {
      await records.close();
    }
    return [{ state: 'ok', what, told: 'answers' }];
  } catch (error) {
    const isAway = error instanceof AgencyUnreachable && !isDistrust(error);
    return [{ state: isAway ? 'away' : 'wrong', what, told: tellFault(error) }];
  }
}

/** Asks the carrier for the account, where calls are to be placed. */
export async function checkCarrier({ twilioAccountSid, twilioAuthToken }: Config): Promise<Finding[]> {
  const what = 'TWILIO_ACCOUNT_SID';
  if (twilioAccountSid === undefined || twilioAuthToken === undefined) return [];
  const { proveAccount } = await import('../../../../src/adapters/twilio/prove-account.ts');
  try {
    const state = await proveAccount({ accountSid: twilioAccountSid, authToken: twilioAuthToken });
    if (state === 'active') return [{ state: 'ok', what, told: 'the carrier knows the account and its token' }];
    if (state === 'refused')
      return [{ state: 'wrong', what, told: 'the carrier refuses it with this TWILIO_AUTH_TOKEN' }];
    return [{ state: 'wrong', what, told: 'the carrier says that the account may not call' }];
  } catch (error) {
    return [{ state: 'away', what, told: tellFault(error) }];
  }
}
