// The least that answers a signed webhook: what no server on these libraries can beat.
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { readConfig } from '../../../../src/config/read-config.ts';

const { host, port, publicUrl = '', twilioAuthToken: authToken = '' } = readConfig();

/** A balance, as long as ours. */
const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="${publicUrl}/voice/turn" method="POST" input="dtmf speech" language="en-US" hints="office near you,office,address,main menu,menu,goodbye,bye,hang up,finish,agent,representative,operator,a person,real person,speak to someone,customer service,repeat,say that again,again,what was that,back,go back,previous menu,español,spanish,en español,more time,slower,slow down,relay,zero,oh,one,two,three,four,five,six,seven,eight,nine" speechTimeout="auto" timeout="10" numDigits="1" finishOnKey="" actionOnEmptyResult="true"><Say voice="Polly.Joanna-Neural" language="en-US">You owe <sub alias="1310 dollars and 55 cents">$1,310.55</sub>.<break time="300ms"/>That is the balance as of November 20, 2026.<break time="300ms"/>Monthly support is <sub alias="425 dollars">$425.00</sub>.<break time="300ms"/>The docket is <say-as interpret-as="characters">FL</say-as><break time="200ms"/><say-as interpret-as="characters">2021</say-as><break time="200ms"/><say-as interpret-as="characters">004511</say-as>.<break time="300ms"/>The county is Sacramento.<break time="300ms"/>For its office, press 1.<break time="300ms"/>For the main menu, press 2.<break time="300ms"/>To end the call, press 3.</Say></Gather><Redirect method="POST">${publicUrl}/voice/turn</Redirect></Response>`;

const app = Fastify();
await app.register(formbody);
app.post('/voice/*', async ({ headers, url, body }, reply) => {
  const signature = String(headers['x-twilio-signature']);
  const parameters = typeof body === 'object' && body ? body : {};
  if (!validateRequest(authToken, signature, publicUrl + url, parameters)) return reply.code(403).send();
  return reply.type('text/xml; charset=utf-8').send(twiml);
});
await app.listen({ host, port });
