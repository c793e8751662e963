import type { PhoneState } from './phone-call.ts';
import type { Gather, Recorder, Verb } from '../../carrier/read-twiml.ts';

/** What the call waits for at a question; `behind`: the verb that comes where it is passed over. */
export function listenTo(gather: Gather, behind: Verb | undefined): Extract<PhoneState, { kind: 'listening' }> {
  return { kind: 'listening', gather, secret: isSecret(gather), recorder: findRecorder(gather, behind) };
}

/** The keys of a menu are no secret; a number that is not taken by speech may be one. */
export function isSecret({ takesSpeech, numDigits }: Gather): boolean {
  return !takesSpeech && numDigits > 1;
}

/** Silence leads from the question to the recorder, unless the server wants to be told of it. */
function findRecorder({ actionOnEmptyResult }: Gather, behind: Verb | undefined): Recorder | undefined {
  return behind?.verb === 'Record' && !actionOnEmptyResult ? behind : undefined;
}
