import type { Line } from '../../src/lines/line.ts';
import { bothDesks } from './both-desks.ts';

/** A line for voices in English, with a desk that is always open and, of all this, what is said otherwise. */
export function aLine(rest: Partial<Line> = {}): Line {
  return {
    name: 'customer-connect',
    agency: '',
    channel: 'voice',
    numbers: ['+18669013212'],
    flow: 'customer-connect',
    language: 'en',
    pace: 'standard',
    timeZone: 'America/Los_Angeles',
    desk: bothDesks('+19165550100'),
    straightToDesk: false,
    baud: 45.45,
    signIn: { ssn: true, participantId: { minDigits: 7, maxDigits: 15 }, newPinDigits: 6 },
    taxOffsets: false,
    enforcement: false,
    abroad: false,
    callsBackTo: ['US'],
    voices: { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' },
    ...rest,
  };
}
