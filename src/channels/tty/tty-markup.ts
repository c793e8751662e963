import type { FastifyRequest } from 'fastify';
import type { TurnAnswer } from '../../calls/turns/turn.ts';
import type { Line } from '../../lines/line.ts';
import { toSocketUrl, type SignatureOptions } from '../../twilio/signature.ts';
import { tryAgain } from '../../twilio/try-again.ts';
import { dial, writeTwiml } from '../../twilio/twiml.ts';
import { readCallerId, readSource, readWebhook } from '../../twilio/webhook.ts';
import { element } from '../../twilio/xml.ts';
import { connectStream } from './stream-markup.ts';
import { createPass } from './wire/stream-pass.ts';

/** Writes the three ways on for a TTY call, as TwiML: a stream, the desk, the end. */
export function createTtyMarkup({ authTokens: [secret], publicUrl }: SignatureOptions) {
  /** `attempt` counts the streams in a row that ended without a turn. */
  function connect(line: Line, request: FastifyRequest, answer: TurnAnswer, attempt = 0): string {
    const { CallSid: callId } = readWebhook(request.body);
    const pass = createPass(secret, { callId, line: line.name }, Date.now());
    const url = `${toSocketUrl(publicUrl())}/tty/stream`;
    const action = afterUrl(line, answer, attempt);
    const { source: from = '' } = readSource(request.body);
    return writeTwiml(connectStream({ url, action, parameters: { line: line.name, pass, from } }));
  }

  /** Without an `answer` the call ends after the desk. */
  function ringAtDesk(line: Line, request: FastifyRequest, answer?: TurnAnswer): string {
    const action = answer && afterUrl(line, answer, 0);
    const { number } = line.desk[answer?.output.language ?? line.language];
    return writeTwiml(dial({ number, action, callerId: readCallerId(request.body) }) + element('Hangup'));
  }

  function afterUrl({ name }: Line, { turn }: TurnAnswer, attempt: number): string {
    const attempts = attempt > 0 ? `&attempt=${attempt}` : '';
    return `${publicUrl()}/tty/after/${turn}?line=${name}${attempts}${tryAgain}`;
  }

  return { connect, ringAtDesk, hangUp: (): string => writeTwiml(element('Hangup')) };
}
