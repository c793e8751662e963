import type { CarrierRecordings, FetchedRecording, ListedRecording } from '../../calls/ports/recordings.ts';
import { nameRecording } from '../../text/name-recording.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { PatientRequests } from './patient-requests.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, createTwilioClient, type TwilioAccount } from './twilio-client.ts';

const pageSize = 100;
/** Eight minutes of a WAV file are 8 MB; a message has two minutes, and a relay operator some more. */
const mostBytes = 16 * 1024 * 1024;
/** A recording is read to its end within this time, however slowly it comes. */
const readWithinMs = 60_000;

interface ListPage {
  readonly instances: readonly Listed[];
  nextPage(): Promise<ListPage> | undefined;
}

const notReady: FetchedRecording = { outcome: 'not-ready' };
const unready: ReadonlySet<unknown> = new Set(['in-progress', 'paused', 'stopped', 'processing']);

/**
 * Recordings of an account (twilio.com/docs/voice/api/recording). No redirect is followed, and no address is asked but that of a recording
 * of this account at the carrier. An answer of another kind, or too long, is no audio.
 */
export function createTwilioRecordings(account: TwilioAccount): CarrierRecordings {
  const requests = new PatientRequests({ timeout: carrierTimeoutMs });
  const client = createTwilioClient({ httpClient: requests, ...account });
  const { accountSid } = account;
  return {
    async fetch(address) {
      const at = placeOf(address);
      const told = await ask('get', `${at}.json`);
      if (told.status === 404) return notReady;
      if (told.status !== 200) throw new CarrierFault('told of no recording', told.status);
      return judge(told.body, accountSid) ?? fetchAudio(`${at}.wav`);
    },
    async remove(address) {
      const { status } = await ask('delete', `${placeOf(address)}.json`);
      if (status !== 404 && (status < 200 || status > 299)) throw new CarrierFault('deleted no recording', status);
    },
    async *list(fromMs, toMs) {
      const span = { dateCreatedAfter: new Date(fromMs), dateCreatedBefore: new Date(toMs), pageSize };
      let next: Promise<ListPage> | undefined = client.recordings.page(span);
      while (next) {
        const page: ListPage = await quietly(next);
        for (const one of page.instances) yield* readListed(one, accountSid);
        next = page.nextPage();
      }
    },
    async findDialled(call) {
      const { status, body } = await ask(
        'get',
        `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${call}.json`,
      );
      if (status === 404) return undefined;
      if (status !== 200) throw new CarrierFault('told of no call', status);
      return readField(body, 'direction') === 'inbound' ? String(readField(body, 'to')) : undefined;
    },
  };

  /** Throws for an address that is none of a recording of this account: it would get the account's token. */
  function placeOf(address: string): string {
    const named = nameRecording(address);
    if (named?.account !== accountSid) throw new Error('This is no address of a recording of this account');
    return named.address;
  }

  async function ask(method: 'get' | 'delete', uri: string) {
    const auth = { username: accountSid, password: account.authToken };
    // Without headers of its own, the library forgets to sign.
    const asking = requests.request<object>({ method, uri, ...auth, headers: {}, allowRedirects: false });
    const { statusCode: status, body } = await quietly(asking);
    return { status, body: readJson(body) };
  }

  async function fetchAudio(url: string): Promise<FetchedRecording> {
    const asking = requests.axios.get<ArrayBuffer>(url, {
      auth: { username: accountSid, password: account.authToken },
      responseType: 'arraybuffer',
      maxRedirects: 0,
      maxContentLength: mostBytes,
      timeout: carrierTimeoutMs,
      signal: AbortSignal.timeout(readWithinMs),
      proxy: false,
      validateStatus: () => true,
    });
    const { status, headers, data } = await quietly(asking);
    if (status === 404) return notReady;
    if (status !== 200) throw new CarrierFault('sent no recording', status);
    const audio = new Uint8Array(data);
    return isWave(String(headers['content-type']), audio) ? { outcome: 'fetched', audio } : noAudio;
  }
}

const noAudio: FetchedRecording = { outcome: 'unfit', why: 'no audio' };

/** What is known before the audio is fetched; undefined where it can be. */
function judge(told: unknown, accountSid: string): FetchedRecording | undefined {
  if (readField(told, 'account_sid') !== accountSid) return noAudio;
  const status = readField(told, 'status');
  if (unready.has(status)) return notReady;
  if (status === 'absent' || status === 'deleted' || Number(readField(told, 'duration') ?? 1) === 0)
    return { outcome: 'unfit', why: 'absent' };
  return readField(told, 'encryption_details') ? { outcome: 'unfit', why: 'encrypted' } : undefined;
}

/** Encrypted audio is none either. */
function isWave(type: string, audio: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...audio.subarray(from, to));
  return /^audio\/(x-|vnd\.)?wave?\b/.test(type) && text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE';
}

interface Listed {
  readonly sid: string;
  readonly callSid: string;
  readonly accountSid: string;
  readonly source: string;
}

function* readListed({ sid, callSid, accountSid, source }: Listed, own: string): Generator<ListedRecording> {
  const named = nameRecording(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`);
  if (named?.account !== own) return;
  yield { recording: sid, call: callSid, address: named.address, isMessage: source === 'RecordVerb' };
}
