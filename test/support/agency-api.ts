import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { onTestFinished } from 'vitest';
import { apiRoot, createAgencyApi } from '../../scripts/rigs/agency-api/create-agency-api.ts';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { openHttpRecords } from '../../src/adapters/http/open-http-records.ts';
import { createLog } from '../../src/process/log.ts';
import { noticeWording, pinMessage } from './pin-message.ts';
import { importText, newKey, oldKey, readMessages, readRequests, temporaryDatabase, toText } from './sqlite-records.ts';

const { writeMessage } = pinMessage;
const writing = { writeMessage, writeNotice: noticeWording.write };

export const token = 'a-token-of-the-agency';

/** What an agency has of its own: records in a file that is gone after the test. */
export async function openAgencyRecords(clock: () => number = Date.now) {
  const opened = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey], clock });
  const { db, keys } = opened;
  return {
    ...opened,
    importLines: (lines: readonly unknown[]) => importText(db, keys, toText(lines)),
    readMessages: () => readMessages(db, keys),
    readRequests: () => readRequests(db),
  };
}

type OwnRecords = Pick<OpenRecords, 'records' | 'trail'>;

type AgencyOptions = Partial<Parameters<typeof createAgencyApi>[0]> & {
  readonly onSend?: (request: FastifyRequest) => Promise<void>;
};

/** An agency that answers the contract from records, on this machine, until `close`. */
export async function serveAgency(own: OwnRecords, { onSend, ...options }: AgencyOptions = {}) {
  const { records, trail } = own;
  const app = await createAgencyApi({ records, trail, token, ...writing, onFault: () => {}, ...options });
  if (onSend) app.addHook('onSend', onSend);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: app.listeningOrigin + apiRoot, close: () => app.close() };
}

/** The same records, as an agency's own that is asked over HTTP; closing them closes all. */
export async function reachOverHttp<Own extends OwnRecords>(own: Own, options: AgencyOptions = {}): Promise<Own> {
  const { url, close } = await serveAgency(own, options);
  const { records, trail, learnCapabilities } = openHttpRecords({
    url,
    token,
    keys: [newKey],
    log: createLog('silent'),
  });
  await learnCapabilities();
  const closeAll = async () => {
    await records.close();
    await close();
    await own.records.close();
  };
  return { ...own, trail, records: { ...records, close: closeAll } };
}

interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Respond = (response: ServerResponse, asked: Asked) => void;

/** An agency that answers as it is told, a step for each request and the last one from then on; gone after the test. */
export async function openUnwellAgency(...steps: readonly [Respond, ...Respond[]]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      asked.push(one);
      (steps[asked.length - 1] ?? steps.at(-1))?.(response, one);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export function answerWith(body: unknown, status = 200): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}
