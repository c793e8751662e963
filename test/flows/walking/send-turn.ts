import assert from 'node:assert/strict';
import {
  createSid,
  describeCall,
  describeDial,
  describeRecording,
  describeSpeech,
} from '../../../scripts/phone/carrier/call-parameters.ts';
import type { Context } from '../../../flows/parts/context.ts';
import { signWebhook } from '../../../scripts/phone/carrier/sign-webhook.ts';
import { locales } from '../../../src/twilio/locales.ts';
import { mostSilences } from '../../../src/dialogue/misses.ts';
import { SavedCall } from '../../../src/dialogue/saved-call.ts';
import { lines } from '../../support/whole-system.ts';
import type { openWorld } from './agency-world.ts';
import type { Input } from './caller-inputs.ts';
import { judgeAnswer } from './judge-answer.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

const accountSid = createSid('AC');
const to = lines[0]?.numbers[0] ?? '';
const described = describeCall({ accountSid, to, from: '+19165550142' });

/** Takes one signed turn from where a call stands, as a call of its own; without a place, a call begins. Judges the answer. */
export async function sendTurn(
  { app, authToken, publicUrl, sealed, store }: World,
  from?: SavedCall,
  input?: Input,
): Promise<SavedCall> {
  const CallSid = createSid('CA');
  if (from) await sealed.write(CallSid, input?.kind === 'silence' && input.long ? nearlyTooLong(from) : from, 0);
  const parameters = new URLSearchParams({
    ...described,
    CallSid,
    CallStatus: input?.kind === 'gone' ? 'completed' : 'in-progress',
    ...parametersOf(input, from),
  });
  const {
    url,
    method,
    headers,
    body = '',
  } = signWebhook(authToken, { method: 'POST', url: publicUrl + pathOf(from, input), parameters });
  const { host, origin } = new URL(url);
  const reply = await app.inject({
    url: url.slice(origin.length),
    method,
    headers: { host, ...headers },
    payload: body,
  });

  if (from && input?.kind === 'gone') {
    assert.equal(reply.statusCode, 204);
    return from;
  }
  const saved = SavedCall.parse(await sealed.read(CallSid));
  judgeAnswer(
    { status: reply.statusCode, contentType: String(reply.headers['content-type']), body: reply.body },
    {
      language: saved.context.language,
      everyLanguage: saved.value === 'language',
      secret: secretOf(input),
      quiet: isQuiet(saved),
    },
  );
  const secret = secretOf(input);
  assert.ok(secret === undefined || !JSON.stringify(saved).includes(secret), 'What was keyed as a secret is kept.');
  await store.end(CallSid);
  return saved;
}

function nearlyTooLong(saved: SavedCall): SavedCall {
  return { ...saved, context: { ...saved.context, silences: mostSilences - 1 } };
}

function pathOf(from?: SavedCall, input?: Input): string {
  if (!from) return '/voice/incoming';
  if (input?.kind === 'gone') return '/voice/status';
  const { language, pace } = from.context;
  return `/voice/turn/${from.turn}?language=${language}&pace=${pace}`;
}

function parametersOf(input?: Input, from?: SavedCall): Record<string, string> {
  switch (input?.kind) {
    case 'keys':
      return input.keys === '#' ? { Digits: '', FinishedOnKey: '#' } : { Digits: input.keys, FinishedOnKey: '' };
    case 'entry':
      return { Digits: input.digits, FinishedOnKey: '#' };
    case 'words':
      return describeSpeech({
        words: input.words,
        confidence: 0.92,
        language: locales[from?.context.language ?? 'en'],
      });
    case 'message': {
      const recorder = {
        verb: 'Record',
        action: { url: undefined, method: 'POST' },
        maxSeconds: 120,
        finishOnKey: '0*#',
      } as const;
      return describeRecording({
        recorder,
        accountSid,
        seconds: 12,
        endedBy: input.hangUp ? 'hangup' : (input.key ?? '#'),
      });
    }
    case 'desk':
      return describeDial(input.result);
    case 'silence':
      return { Digits: '' };
    case 'gone':
    case undefined:
      return {};
  }
}

/** In line, where nothing is new. */
function isQuiet({ value, context }: SavedCall): boolean {
  const { queued } = context as Partial<Context>;
  return typeof value === 'object' && value['agent'] === 'waiting' && (queued?.silent ?? 0) > 0;
}

function secretOf(input?: Input): string | undefined {
  return input?.kind === 'entry' && input.secret ? input.digits : undefined;
}
