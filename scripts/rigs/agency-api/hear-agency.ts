import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import { placeCall } from '../../phone/handsets/voice/place-call.ts';
import { injectInto } from '../inject-into.ts';
import { openSampleSystem } from '../sample-system.ts';
import { unknownId } from './pin-checks.ts';
import type { TestParticipant } from './trial.ts';

/** What a caller heard after signing in and pressing a key of the main menu. */
interface HeardTopic {
  readonly language: string;
  readonly topic: string;
  readonly heard: string;
}

const languages = { English: '1', Spanish: '9' } as const;
const topics = { 'the balance': '2', payments: '3', dates: '4' } as const;
const zone = 'America/Los_Angeles';

/** Places calls to the whole system, in this process, whose records are those of the agency: each topic in each language. */
export async function hearAgency(address: AgencyAddress, { id, pin }: TestParticipant): Promise<HeardTopic[]> {
  const system = await openSampleSystem({
    at: () => Temporal.Now.zonedDateTimeISO(zone),
    reach: async (own) => {
      const { records, trail } = openHttpRecords({ ...address, keys: own.keys, log: silent });
      const close = async () => {
        await records.close();
        await own.records.close();
      };
      return { ...own, trail, records: { ...records, close } };
    },
  });
  const heard: HeardTopic[] = [];
  try {
    for (const [language, first] of Object.entries(languages)) {
      for (const [topic, key] of Object.entries(topics)) {
        heard.push({ language, topic, heard: await hearTopic(system, [first, '1', `${id}#`, `${pin}#`, key]) });
      }
      const forNobody = [first, '1', `${unknownId}#`, '*#'];
      heard.push({ language, topic: 'a PIN, for an ID that nobody has', heard: await hearTopic(system, forNobody) });
    }
  } finally {
    await system.close();
  }
  return heard;
}

type System = Awaited<ReturnType<typeof openSampleSystem>>;

/** What is heard after the last of the keys. */
async function hearTopic({ app, authToken, publicUrl }: System, keys: readonly string[]): Promise<string> {
  const incomingUrl = `${publicUrl}/voice/incoming`;
  const call = await placeCall({
    incomingUrl,
    transport: injectInto(app),
    to: '+18669013212',
    from: 'anonymous',
    authToken,
  });
  let before = 0;
  for (const each of keys) {
    before = call.events.length;
    await call.press(each);
  }
  const texts = call.events.slice(before).flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
  await call.hangUp();
  return texts.join(' ').replaceAll(/\s+/g, ' ');
}

const nothing = () => {};
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
