import { writeTwiml } from '../../twilio/twiml.ts';
import { element } from '../../twilio/xml.ts';

const answerSeconds = 8;

/** Says `said` (markup) before two parties are connected. With `takenUrl` the listener must press a key first, or the call ends. */
export function renderIntroduction(said: string, takenUrl?: string): string {
  if (takenUrl === undefined) return writeTwiml(said);
  const attributes = {
    action: takenUrl,
    method: 'POST',
    input: 'dtmf',
    numDigits: 1,
    finishOnKey: '',
    timeout: answerSeconds,
  };
  return writeTwiml(element('Gather', attributes, said) + element('Hangup'));
}
