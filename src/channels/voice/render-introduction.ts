import { writeTwiml } from '../../twilio/twiml.ts';
import { element } from '../../twilio/xml.ts';

const answerSeconds = 8;

/**
 * What the person at the desk hears of a caller, as markup, before the two are connected. With `takenUrl` they must press a key first;
 * else nobody is connected.
 */
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
