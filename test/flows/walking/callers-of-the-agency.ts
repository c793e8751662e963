import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';

/** Everybody in the sample agency, as they can say who they are. */
export const participants = sampleCalifornia
  .rows(Temporal.PlainDate.from('2026-11-22'))
  .flatMap((line) =>
    line.type === 'participant' ? [{ participantId: line.participantId, ssn: line.ssn ?? '', pin: line.pin }] : [],
  );

/** Those who meet something else than others where requests are left: with two cases, with none, with six, and without an address. */
export const unlikeOthers = ['1000000000003', '1000000000011', '1000000000012', '1000000000017'];

/** A number that nobody has, and PINs that are nobody's. */
export const unknownId = '7777777777777';
export const wrongPin = '271828';
export const goodNewPin = '739204';
export const otherNewPin = '739205';
