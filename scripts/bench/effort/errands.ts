import { sampleCaller } from '../../../src/agency/sample-agency.ts';

/** What somebody calls for. Between one step and the next the system speaks; a step is keys or a message of so many seconds. */
export interface Errand {
  readonly name: string;
  /** After the key of the language. */
  readonly steps: readonly (string | { readonly speakSeconds: number })[];
  /** The sentence that the caller wants to hear. */
  readonly wanted: string;
}

const payer = signIn(sampleCaller.participantId, sampleCaller.pin);
const recipient = signIn('1000000000002', '736150');
const recipientOfThree = signIn('1000000000004', '604718');
const newPin = '739204#';

/** Ten common errands of callers of the sample agency. */
export const errands: readonly Errand[] = [
  { name: 'balance', steps: payer, wanted: 'payer-owes' },
  { name: 'last payment made', steps: [...payer, '3'], wanted: 'payment-made' },
  { name: 'next expected payment', steps: [...recipient, '3'], wanted: 'payment-expected' },
  { name: 'court date', steps: [...payer, '4'], wanted: 'appointment-later' },
  { name: 'balance of one of three cases', steps: [...recipientOfThree, '2', '2'], wanted: 'recipient-is-owed' },
  { name: 'county office by ZIP code', steps: ['2', '2', '95814#'], wanted: 'office' },
  { name: 'change PIN', steps: [...payer, '7', '3', '2', newPin, newPin], wanted: 'pin-changed' },
  { name: 'message', steps: [...payer, '7', '1', { speakSeconds: 20 }, '1'], wanted: 'left-message' },
  { name: 'request a PIN', steps: ['1', `${sampleCaller.participantId}#`, '*#'], wanted: 'pin-emailed' },
  { name: 'a person', steps: ['0'], wanted: 'transfer' },
];

/** From the question about the caller's role to the main menu. */
function signIn(participantId: string, pin: string): string[] {
  return ['1', `${participantId}#`, `${pin}#`];
}
