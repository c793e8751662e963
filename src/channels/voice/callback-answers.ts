import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Agencies } from '../../calls/agencies.ts';
import { tellManner } from '../../calls/queue/introduce-at-desk.ts';
import type { Pace, Told } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import { findLineByName } from '../../lines/lines.ts';
import { languages, type Language } from '../../text/language.ts';
import { dial, writeTwiml } from '../../twilio/twiml.ts';
import { readDialResult, readWebhook } from '../../twilio/webhook.ts';
import { element } from '../../twilio/xml.ts';
import { readManner } from './receive.ts';
import { renderIntroduction } from './render-introduction.ts';
import { renderSaid } from './render-twiml.ts';

export interface CallbackOptions {
  readonly agencies: Agencies;
  readonly publicUrl: () => string;
}

const Params = z.object({ line: z.string(), reference: z.string().regex(/^\d{8}$/) });

/** Answers the webhooks of a call back, as TwiML, in the order in which they come. */
export function createCallbackAnswers({ agencies, publicUrl }: CallbackOptions) {
  /** Which call back a webhook is about. Throws where its address names none. */
  function read(request: FastifyRequest) {
    const { line: name, reference } = Params.parse(request.params);
    const line = findLineByName(agencies.lines, name);
    const callbacks = line && agencies.of(line).callbacks;
    if (!callbacks) throw new Error('A call back names a line that does not exist, or calls nobody back');
    return { line, callbacks, reference, address: `${publicUrl()}/voice/callback/${name}/${reference}` };
  }

  /** The agent takes the call back with a key: voicemail at the desk must not ring anybody. */
  function offerToDesk(request: FastifyRequest): string {
    const { line, address } = read(request);
    return renderIntroduction(say(line, line.language, [{ prompt: 'callback-for-agent' }]), `${address}/ring`);
  }

  async function ringCaller(request: FastifyRequest): Promise<string> {
    const { line, callbacks, reference, address } = read(request);
    const callback = await callbacks.take({ line, reference });
    if (!callback) return hangUpAfter(say(line, line.language, [{ prompt: 'callback-missed' }]));
    const { language, pace, phone, told } = callback;
    const introduction = say(line, line.language, [...tellManner(callback), ...told]);
    const [callerId] = line.numbers;
    const whisper = `${address}/greet?language=${language}&pace=${pace}`;
    return hangUpAfter(introduction + dial({ number: phone, action: `${address}/over`, callerId, whisper }));
  }

  /** Names neither the agency nor the subject: a stranger may have answered. */
  function greetCaller(request: FastifyRequest): string {
    const { line, address } = read(request);
    const { language = languages[0], pace } = readManner(request.query);
    return renderIntroduction(say(line, language, [{ prompt: 'returning-call' }], pace), `${address}/greeted`);
  }

  async function endCallback(request: FastifyRequest): Promise<string> {
    const { line, callbacks, reference } = read(request);
    const webhook = readWebhook(request.body);
    await callbacks.over({ line, reference }, 'caller', webhook.CallSid);
    const told = readDialResult(webhook) === 'served' ? [] : [{ prompt: 'callback-missed' }];
    return hangUpAfter(say(line, line.language, told));
  }

  function say(line: Line, language: Language, told: readonly Told[], pace: Pace = 'standard'): string {
    const output = { language, pace, told, next: { kind: 'hang-up' } } as const;
    return renderSaid(output, { catalogue: agencies.of(line).prompts.current(), line });
  }

  return { read, offerToDesk, ringCaller, greetCaller, endCallback };
}

function hangUpAfter(markup: string): string {
  return writeTwiml(markup + element('Hangup'));
}
