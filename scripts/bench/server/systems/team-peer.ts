// The peer as a team puts it to use: the session in Redis, the records in PostgreSQL, a log line for each request, two languages.
// Before the sign-in there is nothing to ask the records; after it, each page asks them once.
import { RedisStore } from 'connect-redis';
import express, { type Request, type RequestHandler } from 'express';
import session from 'express-session';
import { pinoHttp } from 'pino-http';
import { createClient } from 'redis';
import twilio from 'twilio';
import { readConfig } from '../../../../src/config/read-config.ts';
import { openTeamRecords } from '../team/open-team-records.ts';
import { teamDocuments, type TeamLanguage } from '../team/team-documents.ts';

declare module 'express-session' {
  interface SessionData {
    language: TeamLanguage;
    participantId: string;
    known: boolean;
  }
}

const config = readConfig();
const { host, port, publicUrl = 'http://localhost', twilioAuthToken: authToken = '', redis, dataSecrets } = config;
if (redis?.kind !== 'single' || !dataSecrets) throw new Error('Set REDIS_URL to one server, and DATA_SECRET.');

const sessions = createClient({ socket: redis.node });
await sessions.connect();
const records = openTeamRecords(config.databaseUrl);

const app = express();
const { protocol, host: publicHost } = new URL(publicUrl);
app.use(pinoHttp());
app.use(express.urlencoded({ extended: false }));
app.use(twilio.webhook({ validate: true, protocol: protocol.slice(0, -1), host: publicHost }, authToken));
app.use(
  session({
    store: new RedisStore({ client: sessions, ttl: 4 * 60 * 60 }),
    secret: dataSecrets.map(({ secret }) => secret),
    resave: false,
    saveUninitialized: false,
  }),
);

const say = ({ session: { language = 'en-US' } }: Request) => teamDocuments[language];

app.post('/voice/incoming', (request, response) => {
  request.session.known = false;
  response.type('text/xml').send(say(request).welcome());
});

app.post('/voice/status', ({ session: ended }, response, next) => {
  ended.destroy((error) => (error ? next(error) : response.sendStatus(204)));
});

app.post('/ivr/language', (request, response) => {
  request.session.language = request.body.Digits === '9' ? 'es-US' : 'en-US';
  response.type('text/xml').send(say(request).role());
});

app.post('/ivr/role', (request, response) => {
  const { participantId, information } = say(request);
  response.type('text/xml').send(request.body.Digits === '1' ? participantId() : information());
});

app.post('/ivr/participant-id', (request, response) => {
  Object.assign(request.session, { participantId: request.body.Digits, known: false });
  response.type('text/xml').send(say(request).pin(request.body.Digits));
});

app.post('/ivr/pin', answerBy(signIn));
app.post('/ivr/menu', answerBy(findPage));
app.post(['/ivr/after-case', '/ivr/anything-else'], answerBy(goOn));

app.post('/ivr/information', (request, response) => {
  const { information, openingACase, waysToPay } = say(request);
  const choices = { '1': openingACase, '3': waysToPay };
  response.type('text/xml').send((choices[request.body.Digits as keyof typeof choices] ?? information)());
});

app.post('/ivr/more-information', (request, response) => {
  const { information, goodbye } = say(request);
  response.type('text/xml').send(request.body.Digits === '2' ? information() : goodbye());
});

app.listen(port, host);

/** A handler that answers with a document once it is there. */
function answerBy(find: (request: Request) => Promise<string>): RequestHandler {
  return (request, response, next) => {
    find(request).then((twiml) => response.type('text/xml').send(twiml), next);
  };
}

async function signIn(request: Request): Promise<string> {
  const { mainMenu, participantId: askForId } = say(request);
  const { session: current, body } = request;
  current.known = await records.isPinOf(current.participantId ?? '', body.Digits);
  return current.known ? mainMenu() : askForId();
}

/** What the key at the main menu asks for. */
async function findPage(request: Request): Promise<string> {
  const { participantId: askForId, balance, payments, dates, money } = say(request);
  const { known, participantId: id = '' } = request.session;
  if (!known) return askForId();
  switch (request.body.Digits) {
    case '1':
      return (await records.isParticipant(id)) ? money() : askForId();
    case '2': {
      const found = await records.findCase(id);
      return found ? balance(found) : askForId();
    }
    case '3':
      return payments(await records.findPayments(id));
    case '4':
      return dates(await records.findDates(id));
    default:
      return findMainMenu(request);
  }
}

async function findMainMenu(request: Request): Promise<string> {
  const { mainMenu, participantId: askForId } = say(request);
  const { known, participantId: id = '' } = request.session;
  return known && (await records.isParticipant(id)) ? mainMenu() : askForId();
}

async function goOn(request: Request): Promise<string> {
  return request.body.Digits === '2' ? findMainMenu(request) : say(request).goodbye();
}
