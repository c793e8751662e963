import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import { findLineByName } from '../../lines/lines.ts';
import { answerStatus } from '../../twilio/answer-status.ts';
import { readParameter, readWebhook } from '../../twilio/webhook.ts';
import { sendAudio } from './send-audio.ts';

interface RecordingOptions {
  readonly agencies: Agencies;
}

/** What the carrier tells of recordings, and those that it plays from here. The line in the address says whose they are. */
export async function recordingRoutes(scope: FastifyInstance, { agencies }: RecordingOptions): Promise<void> {
  scope.post('/recorded', (request, reply) =>
    answerStatus(request, reply, async () => {
      const { CallSid: call } = readWebhook(request.body);
      await voicesOf(request)?.note(call, readParameter(request.body, 'RecordingUrl') ?? '');
    }),
  );

  scope.get('/listen', async (request, reply) => {
    const audio = await voicesOf(request)?.open(readParameter(request.query, 'grant') ?? '');
    return audio ? sendAudio(request, reply, audio) : reply.callNotFound();
  });

  function voicesOf({ query }: FastifyRequest) {
    const line = findLineByName(agencies.lines, readParameter(query, 'line') ?? '');
    return line && agencies.of(line).voices;
  }
}
