import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Agencies } from '../../calls/agencies.ts';
import type { TextStatus } from '../../calls/ports/text-list.ts';
import type { Told } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import { findLineByName } from '../../lines/lines.ts';
import type { Language } from '../../text/language.ts';
import { sendTwiml, writeTwiml } from '../../twilio/twiml.ts';
import { type CallWebhook, isOver, readParameter, readSource, readWebhook } from '../../twilio/webhook.ts';
import { element } from '../../twilio/xml.ts';
import { readCarried } from './carried-cookie.ts';
import { readManner } from './receive.ts';
import { renderIntroduction } from './render-introduction.ts';
import { renderSaid } from './render-twiml.ts';
import type { createVoiceAnswers } from './voice-answers.ts';

export interface ReminderOptions {
  readonly agencies: Agencies;
  readonly publicUrl: () => string;
  readonly answerTurn: ReturnType<typeof createVoiceAnswers>['answerTurn'];
}

const Params = z.object({ line: z.string() });
const keys = { goOn: '1', stop: '9' } as const;

/** Answers the webhooks of a call that reminds. Until its person has come to the line as a caller, nothing of a case is said. */
export function createReminderAnswers({ agencies, publicUrl, answerTurn }: ReminderOptions) {
  /** Throws where the address names no line. */
  function read(request: FastifyRequest) {
    const line = findLineByName(agencies.lines, Params.parse(request.params).line);
    if (!line) throw new Error('A call that reminds names a line that does not exist');
    const { language = line.language } = readManner(request.query);
    return { line, language, pressed: `${publicUrl()}/voice/reminder/${line.name}/pressed?language=${language}` };
  }

  /** A person alone is asked for a key. What may be either counts as a machine; a fax hears nothing. */
  async function greet(request: FastifyRequest): Promise<string> {
    const { line, language, pressed } = read(request);
    const { CallSid: message } = readWebhook(request.body);
    const answeredBy = readParameter(request.body, 'AnsweredBy');
    if (answeredBy === 'human') return askForKey(line, language, pressed);
    if (answeredBy === 'fax') {
      await note(line, { message, state: 'failed', why: 'unreachable' });
      return hangUpAfter('');
    }
    return hangUpAfter(say(line, language, { prompt: 'reminder-call-message', slots: ownNumber(line) }));
  }

  async function takeKey(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { line, language, pressed } = read(request);
    const key = readParameter(request.body, 'Digits');
    if (key === keys.goOn) return answerTurn(request, reply, { turn: 0, faults: 0, input: { kind: 'silence' } });
    if (key !== keys.stop) return sendTwiml(reply, askForKey(line, language, pressed));
    const { source: phone = '' } = readSource(request.body);
    const { CallSid: call } = readWebhook(request.body);
    await agencies.of(line).stopReminderCalls({ phone, call, line: line.name, language, words: key });
    return sendTwiml(reply, hangUpAfter(say(line, language, { prompt: 'reminder-calls-ended', slots: {} })));
  }

  /** The call may have become one of a caller. */
  async function noteEnd(webhook: CallWebhook, request: FastifyRequest): Promise<void> {
    const { line } = read(request);
    if (!isOver(webhook)) return;
    await agencies.endCall({ callId: webhook.CallSid, ...readCarried(request.headers.cookie) }, line);
    await note(line, { message: webhook.CallSid, ...readEnd(webhook, readParameter(request.body, 'AnsweredBy')) });
  }

  async function note(line: Line, status: TextStatus): Promise<void> {
    await agencies.of(line).noteTextStatus?.(status);
  }

  function askForKey(line: Line, language: Language, pressed: string): string {
    return renderIntroduction(
      say(line, language, { prompt: 'reminder-call', slots: { ...ownNumber(line), ...keys } }),
      pressed,
    );
  }

  function say(line: Line, language: Language, told: Told): string {
    const output = { language, pace: line.pace, told: [told], next: { kind: 'hang-up' } } as const;
    return renderSaid(output, { catalogue: agencies.of(line).prompts.current(), line });
  }

  return { greet, takeKey, noteEnd };
}

function ownNumber({ numbers: [phone = ''] }: Line) {
  return { phone };
}

/** What is busy, rings out or cannot be connected may be reached at another time. */
function readEnd({ CallStatus }: CallWebhook, answeredBy: string | undefined): Pick<TextStatus, 'state' | 'why'> {
  if (CallStatus === 'completed')
    return answeredBy === 'fax' ? { state: 'failed', why: 'unreachable' } : { state: 'delivered' };
  return { state: 'failed', why: CallStatus === 'busy' || CallStatus === 'no-answer' ? 'passing' : 'unknown' };
}

function hangUpAfter(markup: string): string {
  return writeTwiml(markup + element('Hangup'));
}
