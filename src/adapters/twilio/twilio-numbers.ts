import { PatientRequests } from './patient-requests.ts';
import { carrierTimeoutMs, createTwilioClient, type TwilioAccount } from './twilio-client.ts';

/** Where the carrier sends what happens at a number; empty where it sends it nowhere. */
export interface Webhooks {
  readonly voiceUrl: string;
  readonly voiceMethod: string;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: string;
  readonly statusCallback: string;
  readonly statusCallbackMethod: string;
  readonly smsUrl: string;
  readonly smsMethod: string;
}

/** A number as the carrier has it. */
export interface CarrierNumber {
  readonly sid: string;
  /** E.164. */
  readonly number: string;
  readonly webhooks: Webhooks;
  /** What takes its calls in place of the webhooks. */
  readonly overriddenBy: { readonly trunk: string; readonly application: string; readonly fax: boolean };
  /** Where messages go in place of the webhook, or after it: the SID of an application, another address. */
  readonly messages: readonly string[];
  /** Whether it can send and take texts. */
  readonly takesTexts: boolean;
}

const pageSize = 100;

/** The numbers of an account (twilio.com/docs/phone-numbers/api/incomingphonenumber-resource). None is bought or released. */
export function createTwilioNumbers(account: TwilioAccount) {
  const client = createTwilioClient({ httpClient: new PatientRequests({ timeout: carrierTimeoutMs }), ...account });
  return {
    /** All of them, page by page. */
    async list(): Promise<CarrierNumber[]> {
      const all = await client.incomingPhoneNumbers.list({ pageSize });
      return all.map(readNumber);
    },
    /** Sets what is named, leaves the rest, and gives the number as it is then. */
    async change(sid: string, webhooks: Partial<Webhooks>): Promise<CarrierNumber> {
      return readNumber(await client.incomingPhoneNumbers(sid).update(webhooks));
    },
  };
}

type Instance = Awaited<ReturnType<ReturnType<typeof createTwilioClient>['incomingPhoneNumbers']['list']>>[number];

/** The carrier sends null where there is nothing, though its types say otherwise. */
function readNumber(one: Instance): CarrierNumber {
  const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod, statusCallback, statusCallbackMethod } = one;
  return {
    sid: one.sid,
    number: one.phoneNumber,
    webhooks: {
      voiceUrl: voiceUrl ?? '',
      voiceMethod: voiceMethod ?? '',
      voiceFallbackUrl: voiceFallbackUrl ?? '',
      voiceFallbackMethod: voiceFallbackMethod ?? '',
      statusCallback: statusCallback ?? '',
      statusCallbackMethod: statusCallbackMethod ?? '',
      smsUrl: one.smsUrl ?? '',
      smsMethod: one.smsMethod ?? '',
    },
    overriddenBy: {
      trunk: one.trunkSid ?? '',
      application: one.voiceApplicationSid ?? '',
      fax: one.voiceReceiveMode === 'fax',
    },
    messages: [one.smsApplicationSid, one.smsFallbackUrl].filter(Boolean),
    takesTexts: readSms(one.capabilities) !== false,
  };
}

function readSms(capabilities: unknown): unknown {
  return typeof capabilities === 'object' && capabilities !== null ? Reflect.get(capabilities, 'sms') : undefined;
}
