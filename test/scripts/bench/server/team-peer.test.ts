import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExchange } from '../../../../scripts/bench/load/webhook-exchange.ts';
import { type MeasuredServer, startServer } from '../../../../scripts/bench/load/start-server.ts';
import {
  authToken,
  type Mark,
  type MeasuredSystems,
  openMeasuredSystems,
  publicUrl,
} from '../../../../scripts/bench/server/systems.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivr-team-'));
const servers = new Map<Mark, MeasuredServer>();
let measured: MeasuredSystems;

beforeAll(async () => {
  measured = await openMeasuredSystems(folder, 1);
  const peers = measured.systems.filter(({ mark }) => mark === 'b' || mark === 'e');
  for (const { mark, program } of peers) servers.set(mark, await startServer(program));
});

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.stop()));
  await measured.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a caller of (b) or (e) hears, as TwiML, who dials and then keys at each of these paths. */
async function call(mark: Mark, keyed: readonly (readonly [path: string, digits: string])[]): Promise<string[]> {
  const server = servers.get(mark);
  if (!server) throw new Error(`(${mark}) does not run`);
  const exchange = openExchange({ origins: [server.origin], authToken, connections: 1 });
  const heard: string[] = [];
  let kept: readonly string[] = [];
  for (const [path, Digits] of [['/voice/incoming', ''] as const, ...keyed]) {
    const parameters = { CallSid: 'CA1', Digits };
    const body = new URLSearchParams(parameters).toString();
    const answer = await exchange.send({ url: `${publicUrl}${path}`, parameters, body, cookies: kept.join('; ') });
    if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}`);
    if (answer.cookies.length > 0) kept = answer.cookies;
    heard.push(answer.body);
  }
  await exchange.close();
  return heard;
}

function firstParticipant() {
  const [participant] = measured.participants;
  if (!participant) throw new Error('nobody can sign in');
  return participant;
}

/** Every page that there is. */
function wholeCall(language: string) {
  const participant = firstParticipant();
  const pages = ['1', '2', '3', '4'].flatMap((key) => [['/ivr/menu', key] as const, ['/ivr/after-case', '2'] as const]);
  return [
    ['/ivr/language', language],
    ['/ivr/role', '2'],
    ['/ivr/information', '1'],
    ['/ivr/more-information', '2'],
    ['/ivr/information', '3'],
    ['/ivr/role', '1'],
    ['/ivr/participant-id', participant.id],
    ['/ivr/pin', participant.pin],
    ...pages,
    ['/ivr/anything-else', '3'],
    ['/voice/status', ''],
  ] as const;
}

test('in English, the peer of a team says what the peer says, to the letter', async () => {
  const [peer, team] = [await call('b', wholeCall('1')), await call('e', wholeCall('1'))];
  expect(peer.join()).toContain('You owe $1,100.55.');
  expect(team).toEqual(peer);
});

test('in Spanish, it says as many sentences, in the voice and the format of Spanish', async () => {
  const [english, spanish] = [await call('e', wholeCall('1')), await call('e', wholeCall('9'))];
  const [, ...inSpanish] = spanish;
  const count = (documents: readonly string[]) => documents.map((twiml) => twiml.split('<Say').length);
  expect(count(spanish)).toEqual(count(english));
  expect(inSpanish.join()).not.toMatch(/Joanna|en-US|\{\{|(?:^|>)[a-zA-Z]+\.[a-zA-Z]+</);
  expect(inSpanish.join()).toContain('Usted debe $1,100.55.');
  expect(inSpanish.join()).toContain('Es el saldo al 20 de noviembre de 2026.');
  expect(inSpanish.join()).toContain('el viernes, 4 de diciembre, a las 9:30 a.m.');
});

test('tells nothing to a caller who has not signed in, or whose call is over', async () => {
  const participant = firstParticipant();
  const asked = 'Enter your participant ID, then pound.';
  const unknown = await call('e', [
    ['/ivr/menu', '2'],
    ['/ivr/participant-id', participant.id],
    ['/ivr/pin', '000000'],
    ['/ivr/menu', '2'],
    ['/ivr/menu', '3'],
    ['/ivr/after-case', '2'],
  ]);
  expect(unknown.filter((twiml) => twiml.includes(asked))).toHaveLength(5);
  const [after] = (await call('e', [...wholeCall('1'), ['/ivr/menu', '2']])).slice(-1);
  expect(after).toContain(asked);
});
