// A small telephone system as Twilio's own samples for Node are written: Express, `twilio.webhook()` and `VoiceResponse`, all in memory.
// It takes the same keys as ours.
import express from 'express';
import twilio from 'twilio';
import { readConfig } from '../../../../src/config/read-config.ts';
import { listParticipants } from '../../load/generated-agency.ts';
import { peerDocuments as say } from '../peer-documents.ts';

const { host, port, publicUrl = 'http://localhost', twilioAuthToken: authToken = '' } = readConfig();
const participants = new Map(listParticipants(1000).map((participant) => [participant.id, participant]));
const calls = new Map<string, { id: string; known: boolean }>();

const app = express();
const { protocol, host: publicHost } = new URL(publicUrl);
app.use(express.urlencoded({ extended: false }));
app.use(twilio.webhook({ validate: true, protocol: protocol.slice(0, -1), host: publicHost }, authToken));

app.post('/voice/incoming', ({ body }, response) => {
  calls.set(body.CallSid, { id: '', known: false });
  response.type('text/xml').send(say.welcome());
});

app.post('/voice/status', ({ body }, response) => {
  calls.delete(body.CallSid);
  response.sendStatus(204);
});

app.post('/ivr/language', (_request, response) => {
  response.type('text/xml').send(say.role());
});

app.post('/ivr/role', ({ body }, response) => {
  response.type('text/xml').send(body.Digits === '1' ? say.participantId() : say.information());
});

app.post('/ivr/participant-id', ({ body }, response) => {
  calls.set(body.CallSid, { id: body.Digits, known: false });
  response.type('text/xml').send(say.pin(body.Digits));
});

app.post('/ivr/pin', ({ body }, response) => {
  const id = calls.get(body.CallSid)?.id ?? '';
  const known = participants.get(id)?.pin === body.Digits;
  calls.set(body.CallSid, { id, known });
  response.type('text/xml').send(known ? say.mainMenu() : say.participantId());
});

app.post('/ivr/menu', ({ body }, response) => {
  const call = calls.get(body.CallSid);
  const participant = call?.known ? participants.get(call.id) : undefined;
  const choices = { '1': say.money, '2': say.balance, '3': say.payments, '4': say.dates };
  const choice = choices[body.Digits as keyof typeof choices] ?? say.mainMenu;
  response.type('text/xml').send(participant ? choice(participant) : say.participantId());
});

app.post('/ivr/after-case', ({ body }, response) => {
  response.type('text/xml').send(body.Digits === '2' ? say.mainMenu() : say.goodbye());
});

app.post('/ivr/anything-else', ({ body }, response) => {
  response.type('text/xml').send(body.Digits === '2' ? say.mainMenu() : say.goodbye());
});

app.post('/ivr/information', ({ body }, response) => {
  const choices = { '1': say.openingACase, '3': say.waysToPay };
  response.type('text/xml').send((choices[body.Digits as keyof typeof choices] ?? say.information)());
});

app.post('/ivr/more-information', ({ body }, response) => {
  response.type('text/xml').send(body.Digits === '2' ? say.information() : say.goodbye());
});

app.listen(port, host);
