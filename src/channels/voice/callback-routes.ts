import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Callbacks } from '../../calls/queue/callbacks.ts';
import { findLineByName, type Line } from '../../lines/line.ts';
import { dial, sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { isOver, readDialResult, readWebhook } from '../../twilio/webhook.ts';
import { element } from '../../twilio/xml.ts';
import { languages, type Language } from '../../text/language.ts';
import type { Told } from '../../dialogue/output.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { readManner } from './receive.ts';
import { renderIntroduction } from './render-introduction.ts';
import { renderSaid } from './render-twiml.ts';

interface CallbackOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly callbacks: Callbacks;
  readonly publicUrl: () => string;
}

const Params = z.object({ line: z.string(), reference: z.string().regex(/^\d{8}$/) });

/** The webhooks of a call back: the desk answers and takes it, the caller is rung and greeted, and both are connected. */
export async function callbackRoutes(voice: FastifyInstance, options: CallbackOptions): Promise<void> {
  const { lines, prompts, callbacks, publicUrl } = options;

  // Whoever answers at the desk takes it with a key: voicemail must not call anybody.
  voice.post('/:line/:reference/desk', async (request, reply) => {
    const { line, address } = read(request);
    return sendTwiml(
      reply,
      renderIntroduction(say(line, line.language, [{ prompt: 'callback-for-agent' }]), `${address}/ring`),
    );
  });

  voice.post('/:line/:reference/ring', async (request, reply) => {
    const { line, reference, address } = read(request);
    const callback = await callbacks.take({ line, reference });
    if (!callback) return hangUp(reply, say(line, line.language, [{ prompt: 'callback-missed' }]));
    const { language, phone, told } = callback;
    const introduction = say(line, line.language, [{ prompt: `caller-speaks-${language}` }, ...told]);
    const [callerId] = line.numbers;
    const whisper = `${address}/greet?language=${language}`;
    return hangUp(reply, introduction + dial({ number: phone, action: `${address}/over`, callerId, whisper }));
  });

  // Nobody but the caller learns whose agency calls about what: a stranger hears only that it does.
  voice.post('/:line/:reference/greet', async (request, reply) => {
    const { line, address } = read(request);
    const { language = languages[0] } = readManner(request.query);
    return sendTwiml(
      reply,
      renderIntroduction(say(line, language, [{ prompt: 'returning-call' }]), `${address}/greeted`),
    );
  });

  voice.post('/:line/:reference/greeted', async (request, reply) => {
    await callbacks.connect(read(request));
    return sendTwiml(reply, writeTwiml(''));
  });

  voice.post('/:line/:reference/over', async (request, reply) => {
    const { line, reference } = read(request);
    const webhook = readWebhook(request.body);
    await callbacks.over({ line, reference }, 'caller', webhook.CallSid);
    const told = readDialResult(webhook) === 'served' ? [] : [{ prompt: 'callback-missed' }];
    return hangUp(reply, say(line, line.language, told));
  });

  voice.post('/:line/:reference/status', async (request, reply) => {
    const { line, reference } = read(request);
    const webhook = readWebhook(request.body);
    if (isOver(webhook)) await callbacks.over({ line, reference }, 'desk', webhook.CallSid);
    return reply.code(204).send();
  });

  function read(request: FastifyRequest) {
    const { line: name, reference } = Params.parse(request.params);
    const line = findLineByName(lines, name);
    if (!line) throw new Error('A call back names a line that does not exist');
    return { line, reference, address: `${publicUrl()}/voice/callback/${name}/${reference}` };
  }

  function say(line: Line, language: Language, told: readonly Told[]): string {
    const output = { language, pace: 'standard', told, next: { kind: 'hang-up' } } as const;
    return renderSaid(output, { catalogue: prompts.current(), line });
  }
}

function hangUp(reply: FastifyReply, before = ''): FastifyReply {
  return sendTwiml(reply, writeTwiml(before + element('Hangup')));
}
