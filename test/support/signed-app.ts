import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import type { FastifyInstance } from 'fastify';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, onTestFinished } from 'vitest';
import { buildApp } from '../../src/app.ts';
import type { AppOptions } from '../../src/app.ts';
import { createAgencies, type AnsweringAgency } from '../../src/calls/agencies.ts';
import type { Lines } from '../../src/lines/lines.ts';
import type { CheckedPart } from '../../src/process/health.ts';
import type { TurnRequest } from '../../src/calls/turns/turn.ts';
import type { Output, Question } from '../../src/dialogue/output.ts';
import { createMemorySharedSets } from '../../src/adapters/memory/memory-shared-sets.ts';
import { createLog } from '../../src/process/log.ts';
import type { Prompts } from '../../src/prompts/prompts.ts';
import { aLine } from './a-line.ts';
import { bothDesks } from './both-desks.ts';

export const authToken = 'a token of the tests';
export const publicUrl = 'https://ivr.example.org';

export const line = aLine({
  name: 'test-line',
  numbers: ['+18005550100'],
  flow: 'test-flow',
  desk: bothDesks('+19165550199'),
  voices: { en: 'Polly.Ruth-Neural', es: 'Polly.Pedro-Neural' },
});

const menu: Question = { kind: 'choice', prompt: 'main-menu', options: { payments: { key: '3' } } };
export const ask: Output = {
  language: 'es',
  pace: 'relay',
  told: [],
  next: { kind: 'ask', question: menu, misses: 0 },
};

/** Says the keys of what is told and asked. */
export const prompts: Prompts = {
  current: () => ({
    speak: ({ language, told, next }) => [
      ...told.map((each) => ({
        language: each.language ?? language,
        parts: [{ kind: 'text' as const, text: each.prompt }],
      })),
      ...(next.kind === 'ask' && next.question.kind !== 'card'
        ? [{ language, parts: [{ kind: 'text' as const, text: next.question.prompt }] }]
        : []),
    ],
    type: () => [],
    compose: () => [],
    text: () => '',
    signs: () => ({ hold: 'PLS HD', more: 'GA FOR MORE', closing: 'GA OR SK' }),
    write: () => ({ subject: '', text: '' }),
    findOffices: () => [],
    findLibraries: () => [],
    labels: () => new Map(),
    vocabulary: () => new Map(),
    hearings: () => [],
    hints: () => ['pagos', 'uno, dos'],
  }),
};

/** What differs from the usual test app: of the app, of its one agency, or of what health looks at. */
interface TestAppChanges extends Partial<Omit<AppOptions, 'agencies' | 'parts'>>, Partial<AnsweringAgency> {
  readonly lines?: Lines;
  readonly calls?: CheckedPart;
  readonly records?: CheckedPart;
}

/** An app that answers every turn with `ask`, together with the turns it took, the calls it ended and the lines it logged. */
export async function buildTestApp(changes: TestAppChanges = {}) {
  const turns: TurnRequest[] = [];
  const ended: string[] = [];
  const turnedAway: string[] = [];
  const logged: string[] = [];
  const answering = { check: async () => {} };
  const { lines = [line], calls = answering, records = answering, ...others } = changes;
  const agency: AnsweringAgency = {
    prompts,
    takeTurn: async (request) => {
      turns.push(request);
      return { output: ask, turn: request.turn + 1, faults: request.faults };
    },
    endCall: async ({ callId }) => void ended.push(callId),
    turnAway: ({ callId }) => void turnedAway.push(callId),
    answerText: async ({ text }) => [`answer to ${text}`],
    introduce: async (callId, { language, pace }) => [{ prompt: `${callId} ${language} ${pace}` }],
    stopReminderCalls: async () => {},
    callbacks: undefined,
    ...others,
  };
  const app = await buildApp({
    log: createLog('trace', { write: (text) => void logged.push(text) }),
    agencies: createAgencies(lines, new Map([['', agency]])),
    parts: { calls, records },
    authTokens: [authToken],
    publicUrl,
    liveCalls: undefined,
    sets: createMemorySharedSets(),
    now: Temporal.Now.instant,
    count: () => {},
    isStopping: () => false,
    patience: { settlingMs: 0 },
    ...others,
  });
  onTestFinished(() => app.close());
  return { app, turns, turnedAway, ended, logged };
}

type Parameters = Readonly<Record<string, string | readonly string[]>>;

export const call: Parameters = { CallSid: 'CA0123456789abcdef', From: '+15305550123', To: '+18005550100' };

export function encode(parameters: Parameters): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  return new URLSearchParams(pairs).toString();
}

/** Posts a webhook as the carrier does, signed for `signedUrl`. */
export function post(
  app: FastifyInstance,
  path: string,
  parameters: Parameters = call,
  { signedUrl = `${publicUrl}${path}`, headers = {} }: { signedUrl?: string; headers?: Record<string, string> } = {},
) {
  return app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, signedUrl, parameters),
      ...headers,
    },
    payload: encode(parameters),
  });
}

/** The `Response` of a TwiML document. Fails on anything an XML parser would even warn of. */
export function parseTwiml(xml: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(xml, 'text/xml').documentElement;
  expect(root?.tagName).toBe('Response');
  return root as Element;
}
