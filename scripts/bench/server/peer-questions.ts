import twilio from 'twilio';

const { VoiceResponse } = twilio.twiml;

/** Who speaks. */
export interface PeerVoice {
  readonly voice: 'Polly.Joanna-Neural' | 'Polly.Lupe-Neural';
  readonly language: 'en-US' | 'es-US';
}

interface AwaitedDigits {
  readonly numDigits?: number;
  readonly finishOnKey?: string;
}

export const oneKey: AwaitedDigits = { numDigits: 1 };
export const toPound: AwaitedDigits = { finishOnKey: '#' };

/** Says something and asks for digits, which go to a path; in TwiML, as all of these. */
export function askByTwiml(by: PeerVoice, path: string, sentences: readonly string[], digits: AwaitedDigits): string {
  const response = new VoiceResponse();
  const gather = response.gather({ action: `/ivr/${path}`, method: 'POST', timeout: 10, ...digits });
  for (const sentence of sentences) gather.say({ ...by }, sentence);
  response.redirect({ method: 'POST' }, `/ivr/${path}`);
  return response.toString();
}

/** Says something and ends the call. */
export function endByTwiml(by: PeerVoice, sentence: string): string {
  const response = new VoiceResponse();
  response.say({ ...by }, sentence);
  response.hangup();
  return response.toString();
}
