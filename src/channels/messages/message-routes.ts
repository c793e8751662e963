import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Agencies } from '../../calls/agencies.ts';
import { findLineInUse } from '../../lines/lines.ts';
import { answerStatus } from '../../twilio/answer-status.ts';
import { takeSignedWebhooks, type WebhookGate } from '../../twilio/signed-webhooks.ts';
import { sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { readDialled, readParameter } from '../../twilio/webhook.ts';
import { element, escapeXml } from '../../twilio/xml.ts';
import { readTextStatus } from './read-text-status.ts';

interface MessageOptions extends WebhookGate {
  readonly agencies: Agencies;
}

const MessageSid = z.string().regex(/^[\w-]{1,64}$/);

const commands = new Map([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
] as const);

/** Text messages: the carrier's webhooks in, at most two texts out. A fault is answered with silence: anything else would be texted to a parent. */
export async function messageChannel(messages: FastifyInstance, options: MessageOptions): Promise<void> {
  const { agencies } = options;

  await takeSignedWebhooks(messages, {
    ...options,
    answerFault: (_request, reply) => sendTwiml(reply, writeTwiml('')),
  });

  messages.post('/incoming', async (request, reply) => {
    const to = readDialled(request.body);
    const line = findLineInUse(agencies.lines, to);
    if (!line) {
      request.log.warn({ dialled: to }, 'a text came to a number of no line; lines.yaml lists those that answer');
      return sendTwiml(reply, writeTwiml(''));
    }
    const answered = await agencies.of(line).answerText({
      line,
      to,
      from: readParameter(request.body, 'From') ?? '',
      text: readParameter(request.body, 'Body') ?? '',
      message: MessageSid.parse(readParameter(request.body, 'MessageSid')),
      done: commands.get((readParameter(request.body, 'OptOutType') ?? '') as 'STOP'),
    });
    return sendTwiml(reply, writeTwiml(answered.map((text) => element('Message', {}, escapeXml(text))).join('')));
  });

  // Our own number sent the text: it says whose it is.
  messages.post('/status', (request, reply) =>
    answerStatus(request, reply, async () => {
      const line = findLineInUse(agencies.lines, readParameter(request.body, 'From') ?? '');
      const status = readTextStatus(request.body);
      const note = line && agencies.of(line).noteTextStatus;
      const facts = { line: line?.name, status: readParameter(request.body, 'MessageStatus'), code: status?.code };
      request.log.debug(facts, note && status ? 'the carrier tells of a text' : 'a status of a text is of no use here');
      if (status) await note?.(status);
    }),
  );
}
