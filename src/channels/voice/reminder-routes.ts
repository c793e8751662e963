import type { FastifyInstance } from 'fastify';
import { answerStatus } from '../../twilio/answer-status.ts';
import { sendTwiml } from '../../twilio/twiml.ts';
import { readWebhook } from '../../twilio/webhook.ts';
import { createReminderAnswers, type ReminderOptions } from './reminder-answers.ts';

/** The webhooks of a call that reminds: who answers, which key is pressed, and how it ended. */
export async function reminderRoutes(voice: FastifyInstance, options: ReminderOptions): Promise<void> {
  const answers = createReminderAnswers(options);

  voice.post('/:line', async (request, reply) => sendTwiml(reply, await answers.greet(request)));

  voice.post('/:line/pressed', (request, reply) => answers.takeKey(request, reply));

  voice.post('/:line/status', (request, reply) =>
    answerStatus(request, reply, () => answers.noteEnd(readWebhook(request.body), request)),
  );
}
