import type { PaymentMethod } from './case.ts';
import type { WrittenLine } from './extract-line.ts';

/** Somebody of the sample agency who can sign in, to try the telephone with. */
export const sampleCaller = { participantId: '1000000000001', pin: '482913' } as const;

/**
 * A made-up agency as an extract, with dates around `today`. Nobody is real: SSNs of the 900 range are never issued,
 * and numbers 555-01xx ring nowhere.
 */
export function sampleAgency(today: Temporal.PlainDate): WrittenLine[] {
  const day = (offset: number) => today.add({ days: offset }).toString();
  return [...participants(), ...cases(day), ...payments(day), ...appointments(day)];
}

/** A date so many days from today. */
type Day = (offset: number) => string;
type ParticipantLine = Extract<WrittenLine, { type: 'participant' }>;
type PaymentLine = Extract<WrittenLine, { type: 'payment' }>;

function participants(): WrittenLine[] {
  return [
    participant(1, { pin: sampleCaller.pin, email: 'payer@example.org' }),
    participant(2, { pin: '736150' }),
    participant(3, { pin: '915284' }),
    participant(4, { pin: '604718', email: 'three-cases@example.org' }),
    participant(5, { pin: '281937', language: 'es' }),
    participant(6, { pin: '570362', language: 'es' }),
    participant(7, { pin: '849206', pinTemporary: true }),
    participant(8, { mailingAddressValid: false }),
    participant(9, { pin: '317095' }),
    participant(10, { pin: '462870' }),
    participant(11, { pin: '058631' }),
  ];
}

function participant(number: number, facts: Partial<ParticipantLine>): ParticipantLine {
  return {
    type: 'participant',
    participantId: participantId(number),
    ssn: `9001212${String(number).padStart(2, '0')}`,
    pinTemporary: false,
    language: 'en',
    mailingAddressValid: true,
    phone: `+191655501${String(number).padStart(2, '0')}`,
    ...facts,
  };
}

/** Participant 3 pays in one case and receives in another; 4 receives in three; 10 has paid too much; 11 owes nothing more. */
function cases(day: Day): WrittenLine[] {
  const asOf = day(-2);
  return [
    { ...caseOf(11, 1, 2), county: 'Sacramento', monthlySupport: '425.00', arrears: '1310.55', asOf },
    { ...caseOf(12, 3, 4), county: 'Los Angeles', monthlySupport: '610.00', arrears: '2440.00', asOf },
    { ...caseOf(13, 5, 3), county: 'Fresno', monthlySupport: '380.00', arrears: '95.20', asOf },
    { ...caseOf(14, 7, 4), county: 'San Diego', monthlySupport: '250.00', arrears: '500.00', asOf },
    { ...caseOf(15, 9, 4), county: 'Alameda', monthlySupport: '300.00', arrears: '900.00' },
    { ...caseOf(16, 10, 6), county: 'Kern', monthlySupport: '275.00', arrears: '-50.25', asOf },
    { ...caseOf(17, 11, 8), county: 'Orange', monthlySupport: '0.00', arrears: '0.00', asOf, dockets: [] },
  ];
}

function caseOf(number: number, payer: number, recipient: number) {
  return {
    type: 'case' as const,
    caseNumber: caseNumber(number),
    payer: participantId(payer),
    recipient: participantId(recipient),
    dockets: [`FL-2021-0045${number}`],
  };
}

function payments(day: Day): PaymentLine[] {
  return [
    ...monthly(11, '425.00', 'wage-withholding', day),
    collection(11, '212.40', day(-75), 'tax-offset'),
    ...monthly(12, '610.00', 'bank', day),
    ...monthly(13, '380.00', 'wage-withholding', day),
    collection(14, '125.00', day(-12), 'cash'),
    collection(14, '125.00', day(-12), 'cash'),
    collection(16, '325.25', day(-20), 'card'),
    collection(17, '150.00', day(-200), 'check'),
  ];
}

/** Three months' payments, each sent on three days later, and the next one expected. */
function monthly(number: number, amount: string, method: PaymentMethod, day: Day): PaymentLine[] {
  const months = [-68, -38, -8, 22].flatMap((offset) => [
    collection(number, amount, day(offset), method),
    disbursement(number, amount, day(offset + 3)),
  ]);
  const posted = months.slice(0, -2);
  const next = months.slice(-2).map((payment): PaymentLine => ({ ...payment, status: 'expected' }));
  return [...posted, ...next];
}

function collection(number: number, amount: string, date: string, method: PaymentMethod): PaymentLine {
  return {
    type: 'payment',
    caseNumber: caseNumber(number),
    kind: 'collection',
    status: 'posted',
    amount,
    date,
    method,
  };
}

function disbursement(number: number, amount: string, date: string): PaymentLine {
  return { ...collection(number, amount, date, 'direct-deposit'), kind: 'disbursement' };
}

function appointments(day: Day): WrittenLine[] {
  const court = { place: 'Sacramento Superior Court, Department 124', address: '3341 Power Inn Road, Sacramento' };
  const office = { place: 'Child support office', address: '1 Example Street, San Diego' };
  return [
    { type: 'appointment', caseNumber: caseNumber(11), kind: 'court', at: `${day(12)}T09:30:00-08:00`, ...court },
    { type: 'appointment', caseNumber: caseNumber(14), kind: 'office', at: `${day(5)}T14:00:00-08:00`, ...office },
    {
      type: 'appointment',
      caseNumber: caseNumber(14),
      kind: 'genetic-test',
      at: `${day(19)}T10:15:00-08:00`,
      ...office,
    },
  ];
}

function participantId(number: number): string {
  return `10000000000${String(number).padStart(2, '0')}`;
}

function caseNumber(number: number): string {
  return `2000000000000${number}`;
}
