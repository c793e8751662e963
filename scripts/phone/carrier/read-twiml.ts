import type { Element } from '@xmldom/xmldom';
import type { Action, Method, Prompt } from './action.ts';
import { CarrierError } from './carrier-error.ts';
import { type CardVerb, readCardVerb } from './read-card-verb.ts';
import { readSay } from './read-say.ts';
import { readXml } from './read-xml.ts';

export interface Gather {
  readonly verb: 'Gather';
  readonly action: Action;
  readonly prompts: readonly Prompt[];
  readonly takesKeys: boolean;
  readonly takesSpeech: boolean;
  readonly language: string;
  readonly numDigits: number;
  /** One key, or '' where no key ends the entry. */
  readonly finishOnKey: string;
  readonly actionOnEmptyResult: boolean;
}

export interface Recorder {
  readonly verb: 'Record';
  readonly action: Action;
  readonly maxSeconds: number;
  /** The keys that end a message. */
  readonly finishOnKey: string;
}

export interface Dial {
  readonly verb: 'Dial';
  readonly number: string;
  readonly action: Action;
  /** The document that is played to the person who answers, before the caller is connected. */
  readonly introduction: Action | undefined;
}

/** Sound in both directions over a WebSocket; `Start` only listens. */
export interface Streaming {
  readonly verb: 'Connect' | 'Start';
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly action: Action;
}

export type Verb =
  | Streaming
  | Prompt
  | Gather
  | Recorder
  | Dial
  | CardVerb
  | { readonly verb: 'Redirect'; readonly action: Action }
  | { readonly verb: 'Hangup' }
  | { readonly verb: 'Reject' };

/** Stands for a recording that is played: no voice says a note. */
export const playedText = '♫ recording';

/** TwiML longer than this is refused (11750). */
const mostBytes = 64 * 1024;

/** Reads an answer as strictly as the carrier: throws a `CarrierError` where Twilio would refuse or warn. */
export function readTwiml(answer: { readonly contentType: string; readonly body: string }): Verb[] {
  if (!/^(text|application)\/xml\s*(;|$)/i.test(answer.contentType)) {
    throw new CarrierError(12300, `The answer is "${answer.contentType}": TwiML is sent as text/xml.`);
  }
  if (answer.body === '') throw new CarrierError(11770, 'The answer is empty: it needs at least <Response/>.');
  if (Buffer.byteLength(answer.body) > mostBytes) {
    throw new CarrierError(11750, 'The answer is longer than 64 kB, the most that Twilio takes.');
  }
  return [...readXml(answer.body).children].map(readVerb);
}

function readVerb(element: Element): Verb {
  switch (element.nodeName) {
    case 'Gather':
      return readGather(element);
    case 'Record':
      return readRecorder(element);
    case 'Dial':
      return { verb: 'Dial', ...readNumber(element), action: readAction(element) };
    case 'Connect':
    case 'Start':
      return readStreaming(element, element.nodeName);
    case 'Pay':
      return readCardVerb(element, readAction(element), readPrompt);
    case 'Redirect':
      return { verb: 'Redirect', action: { ...readAction(element), url: textOf(element) } };
    case 'Hangup':
      return { verb: 'Hangup' };
    case 'Reject':
      return { verb: 'Reject' };
    default:
      return readPrompt(element);
  }
}

function readPrompt(element: Element): Prompt {
  if (element.nodeName === 'Pause') return { verb: 'Pause' };
  if (element.nodeName === 'Say') return { verb: 'Say', heard: readSay(element) };
  return { verb: 'Play', heard: { language: '', voice: '', text: playedText, aloud: [] } };
}

function readGather(element: Element): Gather {
  const input = element.getAttribute('input') ?? 'dtmf';
  if (element.getAttribute('speechTimeout') === 'auto' && element.hasAttribute('speechModel')) {
    throw new CarrierError(13335, 'A <Gather> with a speechModel needs a speechTimeout in seconds, not "auto".');
  }
  return {
    verb: 'Gather',
    action: readAction(element),
    prompts: [...element.children].map(readPrompt),
    takesKeys: input.includes('dtmf'),
    takesSpeech: input.includes('speech'),
    language: element.getAttribute('language') ?? 'en-US',
    numDigits: Number(element.getAttribute('numDigits') ?? Number.POSITIVE_INFINITY),
    finishOnKey: element.getAttribute('finishOnKey') ?? '#',
    actionOnEmptyResult: element.getAttribute('actionOnEmptyResult') === 'true',
  };
}

function readRecorder(element: Element): Recorder {
  return {
    verb: 'Record',
    action: readAction(element),
    maxSeconds: Number(element.getAttribute('maxLength') ?? 3600),
    finishOnKey: element.getAttribute('finishOnKey') ?? '1234567890*#',
  };
}

function readStreaming(element: Element, verb: Streaming['verb']): Streaming {
  const [stream] = element.children;
  const parameters = [...(stream?.children ?? [])].map((one) => [
    one.getAttribute('name') ?? '',
    one.getAttribute('value') ?? '',
  ]);
  return {
    verb,
    url: stream?.getAttribute('url') ?? '',
    parameters: Object.fromEntries(parameters),
    action: readAction(element),
  };
}

function readNumber(dial: Element): Pick<Dial, 'number' | 'introduction'> {
  const [noun = dial] = dial.children;
  const number = textOf(noun);
  if (!/^\+?[\d().\s-]{3,}$/.test(number)) {
    throw new CarrierError(13223, 'A <Dial> needs the number to call, such as +19165550100.');
  }
  const url = noun.getAttribute('url') ?? undefined;
  return { number, introduction: noun === dial || url === undefined ? undefined : { url, method: methodOf(noun) } };
}

function readAction(element: Element): Action {
  return {
    url: element.getAttribute('action') ?? undefined,
    method: methodOf(element),
  };
}

function methodOf(element: Element): Method {
  return element.getAttribute('method') === 'GET' ? 'GET' : 'POST';
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
