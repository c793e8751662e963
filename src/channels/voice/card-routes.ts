import type { FastifyInstance } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import { answerStatus } from '../../twilio/answer-status.ts';
import { settleCard } from '../cards/settle-card.ts';

/** What the carrier tells of a card beside the turn that asked for it. */
export async function cardRoutes(voice: FastifyInstance, { agencies }: { readonly agencies: Agencies }): Promise<void> {
  voice.post('/paid-status', (request, reply) => answerStatus(request, reply, () => settleCard(agencies, request)));
}
