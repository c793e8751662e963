import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toSocketUrl, type SignatureOptions } from '../../twilio/signature.ts';
import { takeSignedWebhooks } from '../../twilio/signed-webhooks.ts';
import { dial, sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import {
  isOver,
  readCallerId,
  readCount,
  readDialResult,
  readDialled,
  readParameter,
  readSource,
  readWebhook,
  type CallWebhook,
} from '../../twilio/webhook.ts';
import { element } from '../../twilio/xml.ts';
import type { EndCall } from '../../calls/turns/end-call.ts';
import { isDeskOpen } from '../../lines/opening-hours.ts';
import { findLine, findLineByName, type Line } from '../../lines/line.ts';
import type { Count } from '../../calls/ports/count.ts';
import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import type { SharedSets } from '../../calls/ports/shared-sets.ts';
import type { TakeTurn, TurnAnswer } from '../../calls/turns/turn.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { writeGreeting } from './greeting.ts';
import { openTtySession } from './tty-session.ts';
import { openMediaStream } from './wire/media-stream.ts';
import { listenForTty } from './listen-for-tty.ts';
import { createOpenStreams } from './wire/open-streams.ts';
import { connectStream } from './stream-markup.ts';
import { createPass, createUsePass } from './wire/stream-pass.ts';

export interface TtyOptions extends SignatureOptions {
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  /** Whether more calls come in than can be answered. */
  readonly isBusy: () => boolean;
  readonly count: Count;
  /** Moves calls that go on. Without one, nobody listens for text telephones on voice lines. */
  readonly liveCalls?: LiveCalls | undefined;
  readonly now?: (() => Temporal.Instant) | undefined;
  /** Where all servers remember which passes were used; left out, this one knows its own. */
  readonly sets?: Pick<SharedSets, 'add'> | undefined;
}

/** So often in a row a stream may end without the call going on; then a person takes it. */
const mostAttempts = 3;

/** The TTY channel: the carrier's webhooks hand a call over to a stream of sound, and say what follows it. */
export async function ttyChannel(tty: FastifyInstance, options: TtyOptions): Promise<void> {
  const {
    lines,
    prompts,
    takeTurn,
    endCall,
    publicUrl,
    authToken,
    isBusy,
    count,
    liveCalls,
    sets,
    now = Temporal.Now.instant,
  } = options;
  const streams = createOpenStreams();
  const listeners = createOpenStreams();
  const usePass = sets ? createUsePass(sets) : () => Promise.resolve(true);

  await takeSignedWebhooks(tty, {
    ...options,
    answerFault(request, reply) {
      const line = findLineOf(request);
      return sendTwiml(reply, line && isOpen(line) ? ringAtDesk(line, request) : hangUp());
    },
  });

  tty.post('/incoming', async (request, reply) => {
    const line = findLineOf(request);
    if (!line) {
      const dialled = readDialled(request.body);
      request.log.warn({ dialled }, 'no TTY line answers at the dialled number; lines.yaml lists those that do');
      return sendTwiml(reply, hangUp());
    }
    if (isBusy() && isOpen(line)) {
      count('calls turned away');
      return sendTwiml(reply, ringAtDesk(line, request));
    }
    const answer = await ask(request, line);
    const straight = line.straightToDesk && answer.turn === 1 && isOpen(line);
    return sendTwiml(reply, straight ? ringAtDesk(line, request, answer) : connect(line, request, answer));
  });

  // Asked when a stream is over, and when the desk has hung up or nobody came to it.
  tty.post('/after/:turn', async (request, reply) => {
    const line = findLineOf(request);
    if (!line) return sendTwiml(reply, hangUp());
    const webhook = readWebhook(request.body);
    const fromDesk = webhook.DialCallStatus !== undefined;
    const answer = await (fromDesk ? comeBack(request, line, webhook) : ask(request, line));
    return sendTwiml(reply, goOn(request, line, answer, fromDesk));
  });

  tty.post('/status', async (request, reply) => {
    const webhook = readWebhook(request.body);
    if (isOver(webhook)) await endCall({ callId: webhook.CallSid, line: findLineOf(request)?.name ?? '' });
    return reply.code(204).send();
  });

  tty.get('/stream', { websocket: true }, (socket, request) => {
    openMediaStream(socket, {
      secret: authToken,
      streams,
      usePass,
      log: request.log,
      open(stream) {
        const line = findTtyLine(({ name }) => name === stream.line);
        return line && openTtySession({ ...stream, line, prompts, takeTurn });
      },
    });
  });

  tty.get('/listen', { websocket: true }, (socket, request) => {
    openMediaStream(socket, {
      secret: authToken,
      streams: listeners,
      usePass,
      log: request.log,
      open(stream) {
        const number = findLineByName(lines, stream.line)?.tty?.number ?? '';
        const line = findTtyLine(({ numbers }) => numbers.includes(number));
        if (!line || !liveCalls) return undefined;
        const incomingUrl = `${publicUrl()}/tty/incoming?line=${line.name}`;
        const onMoved = () => request.log.info({ line: line.name }, 'a text telephone was heard; its call was moved');
        return listenForTty(stream, { liveCalls, incomingUrl, onMoved });
      },
    });
  });

  function findTtyLine(fits: (line: Line) => boolean): Line | undefined {
    return lines.find((line) => line.channel === 'tty' && fits(line));
  }

  /** The line named in the address, as of a call that came from another line; else the dialled one. */
  function findLineOf(request: FastifyRequest): Line | undefined {
    const line = readParameter(request.query, 'line');
    return findTtyLine((one) => (line ? one.name === line : one === findLine(lines, readDialled(request.body))));
  }

  /** Where the call stands; it begins where it has not yet. */
  function ask(request: FastifyRequest, line: Line): Promise<TurnAnswer> {
    const { CallSid: callId } = readWebhook(request.body);
    return takeTurn({ callId, line, turn: 0, faults: 0, input: { kind: 'silence' }, ...readSource(request.body) });
  }

  function comeBack(request: FastifyRequest, line: Line, webhook: CallWebhook): Promise<TurnAnswer> {
    const { CallSid: callId } = webhook;
    const turn = readCount(readParameter(request.params, 'turn'));
    return takeTurn({
      callId,
      line,
      turn,
      faults: 0,
      input: { kind: 'returned', result: readDialResult(webhook) },
      ...readSource(request.body),
    });
  }

  /** A stream that ended without a reason is opened again where the call stood; what was said by its end is not said twice. */
  function goOn(request: FastifyRequest, line: Line, answer: TurnAnswer, fromDesk: boolean): string {
    const { kind } = answer.output.next;
    if (kind === 'transfer') return ringAtDesk(line, request, answer);
    if (kind === 'hang-up' && !fromDesk) return hangUp();
    const turn = readCount(readParameter(request.params, 'turn'));
    const attempt = answer.turn === turn && !fromDesk ? readCount(readParameter(request.query, 'attempt')) + 1 : 0;
    if (attempt < mostAttempts) return connect(line, request, answer, attempt);
    request.log.error({ line: line.name }, 'streams end as soon as they begin; the call goes to a person');
    return isOpen(line) ? ringAtDesk(line, request, answer) : hangUp();
  }

  function connect(line: Line, request: FastifyRequest, answer: TurnAnswer, attempt = 0): string {
    const { CallSid: callId } = readWebhook(request.body);
    const pass = createPass(authToken, { callId, line: line.name }, Date.now());
    const url = `${toSocketUrl(publicUrl())}/tty/stream`;
    const action = `${afterUrl(line, answer)}${attempt > 0 ? `&attempt=${attempt}` : ''}`;
    const { source: from = '' } = readSource(request.body);
    return writeTwiml(connectStream({ url, action, parameters: { line: line.name, pass, from } }));
  }

  function ringAtDesk(line: Line, request: FastifyRequest, answer?: TurnAnswer): string {
    const action = answer && afterUrl(line, answer);
    const { number } = line.desk[answer?.output.language ?? line.language];
    return writeTwiml(dial({ number, action, callerId: readCallerId(request.body) }) + element('Hangup'));
  }

  function afterUrl({ name }: Line, { turn }: TurnAnswer): string {
    return `${publicUrl()}/tty/after/${turn}?line=${name}`;
  }

  function isOpen({ hours, timeZone }: Line): boolean {
    return hours === undefined || isDeskOpen(hours, now().toZonedDateTimeISO(timeZone));
  }
}

function hangUp(): string {
  return writeTwiml(element('Hangup'));
}

/** Recordings of the greeting in tones, one for each number of a TTY line; open to everybody, as the carrier fetches them unsigned. */
export async function ttyGreetings(app: FastifyInstance, { lines }: Pick<TtyOptions, 'lines'>): Promise<void> {
  const numbers = new Set(lines.flatMap(({ tty }) => tty?.number ?? []));
  const recordings = new Map([...numbers].map((number) => [`${number.slice(1)}.wav`, writeGreeting(number)]));
  app.get<{ Params: { file: string } }>('/:file', async (request, reply: FastifyReply) => {
    const recording = recordings.get(request.params.file);
    if (!recording) return reply.callNotFound();
    return reply.type('audio/wav').header('cache-control', 'public, max-age=86400').send(recording);
  });
}
