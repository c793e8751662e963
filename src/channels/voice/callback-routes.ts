import type { FastifyInstance } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { isOver, readWebhook } from '../../twilio/webhook.ts';
import { createCallbackAnswers, type CallbackOptions } from './callback-answers.ts';

/** The webhooks of a call back: the desk answers and takes it, the caller is rung and greeted, and both are connected. */
export async function callbackRoutes(voice: FastifyInstance, options: CallbackOptions): Promise<void> {
  const answers = createCallbackAnswers(options);
  const path = '/:line/:reference';

  voice.post(`${path}/desk`, async (request, reply) => sendTwiml(reply, answers.offerToDesk(request)));

  voice.post(`${path}/ring`, async (request, reply) => sendTwiml(reply, await answers.ringCaller(request)));

  voice.post(`${path}/greet`, async (request, reply) => sendTwiml(reply, answers.greetCaller(request)));

  voice.post(`${path}/greeted`, async (request, reply) => {
    const { callbacks, ...named } = answers.read(request);
    await callbacks.connect(named);
    return sendTwiml(reply, writeTwiml(''));
  });

  voice.post(`${path}/over`, async (request, reply) => sendTwiml(reply, await answers.endCallback(request)));

  voice.post(`${path}/status`, (request, reply) =>
    answerStatus(request, reply, async () => {
      const { line, callbacks, reference } = answers.read(request);
      const webhook = readWebhook(request.body);
      if (isOver(webhook)) await callbacks.over({ line, reference }, 'desk', webhook.CallSid);
    }),
  );
}
