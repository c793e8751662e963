import type { FastifyInstance } from 'fastify';
import type { Agencies } from '../../calls/agencies.ts';
import { paces } from '../../dialogue/output.ts';
import { findLineByName } from '../../lines/lines.ts';
import { languages } from '../../text/language.ts';
import { sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { readParent } from '../../twilio/webhook.ts';
import { readDeskUrl } from './receive.ts';
import { renderIntroduction } from './render-introduction.ts';
import { renderSaid } from './render-twiml.ts';

interface IntroductionOptions {
  readonly agencies: Agencies;
  readonly publicUrl: () => string;
}

/** The webhooks of a call to the desk: the agent alone hears about the caller, in the language of the line, before the two are connected. */
export async function introductionRoutes(desk: FastifyInstance, options: IntroductionOptions): Promise<void> {
  const { agencies, publicUrl } = options;

  desk.post('/:line', async (request, reply) => {
    const { name, ...known } = readDeskUrl(request);
    const line = findLineByName(agencies.lines, name);
    const { prompts, introduce } = line ? agencies.of(line) : agencies.first;
    const { language: own = languages[0] } = line ?? {};
    const { language = own, pace = paces[0] } = known;
    const takenUrl = line?.desk[language].confirm ? `${publicUrl()}/voice/desk/${name}/taken` : undefined;
    const introduction = await introduce(readParent(request.body), { language, pace });
    const told = takenUrl === undefined ? introduction : [...introduction, { prompt: 'take-call' }];
    const shown = { catalogue: prompts.current(), ...(line && { line }) };
    const said = renderSaid({ language: own, pace: paces[0], told, next: { kind: 'hang-up' } }, shown);
    return sendTwiml(reply, renderIntroduction(said, takenUrl));
  });

  desk.post('/:line/taken', async (_request, reply) => sendTwiml(reply, writeTwiml('')));
}
