import type { PaymentMethod } from '../payment.ts';
import type { WrittenRow } from '../extract-row.ts';
import { atLocalTime } from './at-local-time.ts';
import { californiaParties } from './california-parties.ts';
import { californiaPaymentStates } from './california-payment-states.ts';
import type { DayFrom, MadeUpAgency } from './made-up-agency.ts';

const timeZone = 'America/Los_Angeles';

const caller = { participantId: '1000000000001', pin: '482913' } as const;

/** Cases in counties of California, with somebody for every kind of call. */
export const sampleCalifornia = {
  name: 'california',
  lines: { timeZones: [timeZone], ssnSignIn: true, idDigits: [{ min: 7, max: 15 }] },
  caller,
  rows(today) {
    const day = (offset: number) => today.add({ days: offset }).toString();
    const listed = [...payments(day), ...appointments(today), ...documents(day)];
    return [...participants(), ...cases(day), ...listed, ...californiaParties(day)];
  },
} as const satisfies MadeUpAgency;

type CaseLine = Extract<WrittenRow, { type: 'case' }>;
type AppointmentLine = Extract<WrittenRow, { type: 'appointment' }>;
type ParticipantLine = Extract<WrittenRow, { type: 'participant' }>;
type PaymentLine = Extract<WrittenRow, { type: 'payment' }>;

function participants(): WrittenRow[] {
  return [
    participant(1, { pin: caller.pin, email: 'payer@example.org' }),
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
    participant(12, { pin: '690347', email: 'six-cases@example.org' }),
    participant(13, { pin: '248590' }),
    participant(14, { pin: '731065', language: 'es' }),
    participant(15, { pin: '864203' }),
    participant(16, { pin: '395718', language: 'es', email: 'weekly@example.org' }),
    participant(30, { pin: '528406' }),
    participant(31, { pin: '639174', language: 'es' }),
    participant(33, { pin: '518392' }),
    participant(34, { pin: '927406', language: 'es' }),
    withoutPhone(participant(17, { pin: '207419', mailingAddressValid: false })),
  ];
}

function withoutPhone({ phone: _phone, ...facts }: ParticipantLine): ParticipantLine {
  return facts;
}

function participant(number: number, facts: Partial<ParticipantLine>): ParticipantLine {
  return {
    type: 'participant',
    participantId: participantId(number),
    ssn: `9001212${String(number).padStart(2, '0')}`,
    pinTemporary: false,
    language: 'en',
    mailingAddressValid: true,
    // None that a desk or the directory has.
    phone: `+191655501${60 + number}`,
    ...facts,
  };
}

/**
 * Participant 3 pays in one case and receives in another; 4 receives in three, 12 in six; 10 has paid too much; 11 owes nothing more;
 * 15 pays every week; 17 has moved and left no address; 30 had a check returned, and money for 31 is held; 33 owes the state as well as 34,
 * by a weekly order. The last of the six ends like the third.
 */
function cases(day: DayFrom): CaseLine[] {
  const asOf = day(-2);
  return [
    { ...caseOf(11, 1, 2), county: 'Sacramento', monthlySupport: '425.00', arrears: '1310.55', asOf },
    { ...caseOf(12, 3, 4), county: 'Los Angeles', monthlySupport: '610.00', arrears: '2440.00', asOf },
    { ...caseOf(13, 5, 3), county: 'Fresno', monthlySupport: '380.00', arrears: '95.20', asOf },
    { ...caseOf(14, 7, 4), county: 'San Diego', monthlySupport: '250.00', arrears: '500.00', asOf },
    { ...caseOf(15, 9, 4), county: 'Alameda', monthlySupport: '300.00', arrears: '900.00' },
    { ...caseOf(16, 10, 6), county: 'Kern', monthlySupport: '275.00', arrears: '-50.25', asOf },
    { ...caseOf(17, 11, 8), county: 'Orange', monthlySupport: '0.00', arrears: '0.00', asOf, dockets: [] },
    ...['Butte', 'Marin', 'Napa', 'Placer', 'Solano', 'Yolo'].map((county, index) => ({
      ...caseOf(21 + index, index < 3 ? 13 : 14, 12),
      ...(county === 'Yolo' && { caseNumber: '200000000010023' }),
      county,
      monthlySupport: `${200 + 10 * index}.00`,
      arrears: `${100 * index}.00`,
      asOf,
    })),
    { ...caseOf(27, 15, 16), county: 'Riverside', monthlySupport: '390.00', arrears: '270.00', asOf },
    { ...caseOf(30, 30, 31), county: 'Shasta', monthlySupport: '240.00', arrears: '240.00', asOf },
    { ...caseOf(28, 17, 8), county: 'Tulare', monthlySupport: '310.00', arrears: '155.00', asOf },
    { ...caseOf(41, 33, 34), county: 'Sonoma', asOf, ...weeklyOrder(day) },
  ];
}

/** $98.08 every week, and debts of four kinds: of $1,310.55 the family is owed $930.55. */
function weeklyOrder(day: DayFrom): Partial<CaseLine> {
  return {
    debts: [
      { kind: 'support', to: 'family', amount: '810.55' },
      { kind: 'support', to: 'state', amount: '350.00' },
      { kind: 'interest', to: 'family', amount: '120.00' },
      { kind: 'fees', to: 'state', amount: '30.00' },
    ],
    currentDue: { amount: '98.08', on: day(8), paid: '20.00' },
    orders: [{ amount: '98.08', every: 'week', next: day(8) }],
  };
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

/** A statement that comes by mail tomorrow to 1, and a form that 2 finds on the website. */
function documents(day: DayFrom): WrittenRow[] {
  const document = { type: 'document', caseNumber: caseNumber(11) } as const;
  return [
    { ...document, for: participantId(1), id: 'D-1', kind: 'statement', ready: day(1), way: 'post' },
    { ...document, for: participantId(2), id: 'D-2', kind: 'form', ready: day(-1), way: 'portal' },
  ];
}

function payments(day: DayFrom): PaymentLine[] {
  return [
    ...monthly(11, '425.00', 'wage-withholding', day),
    collection(11, '212.40', day(-75), 'tax-offset'),
    ...monthly(12, '610.00', 'bank', day),
    ...monthly(13, '380.00', 'wage-withholding', day),
    collection(14, '125.00', day(-12), 'cash'),
    collection(14, '125.00', day(-12), 'cash'),
    collection(16, '325.25', day(-20), 'card'),
    collection(17, '150.00', day(-200), 'check'),
    collection(28, '310.00', day(-12), 'check'),
    ...weekly(27, '90.00', day),
    ...californiaPaymentStates(day),
  ];
}

/** Three months' payments, each sent on three days later, and the next one expected. */
function monthly(number: number, amount: string, method: PaymentMethod, day: DayFrom): PaymentLine[] {
  const months = [-68, -38, -8, 22].flatMap((offset) => [
    collection(number, amount, day(offset), method),
    disbursement(number, amount, day(offset + 3)),
  ]);
  const posted = months.slice(0, -2);
  const next = months.slice(-2).map((payment): PaymentLine => ({ ...payment, status: 'expected' }));
  return [...posted, ...next];
}

/** Every week's payment for four months, and the next one expected. */
function weekly(number: number, amount: string, day: DayFrom): PaymentLine[] {
  const posted = Array.from({ length: 17 }, (_, week) => collection(number, amount, day(-5 - 7 * week), 'bank'));
  return [{ ...collection(number, amount, day(2), 'bank'), status: 'expected' }, ...posted];
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

/** Cases 21 and 27 have something today, tomorrow and later; 28 has nothing that is as it was in person. */
function appointments(today: Temporal.PlainDate): AppointmentLine[] {
  const at = (offset: number, time: string) => atLocalTime(timeZone, today.add({ days: offset }), time);
  const court = { place: 'Sacramento Superior Court, Department 124', address: '3341 Power Inn Road, Sacramento' };
  const office = { place: 'Child support office', address: '1 Example Street, San Diego' };
  const riverside = { place: 'Child support office', address: '2 Example Avenue, Riverside' };
  const hall = { place: 'Riverside Superior Court, Department 7', address: '3 Example Road, Riverside' };
  return [
    appointment(11, 'court', at(12, '09:30'), court),
    appointment(14, 'office', at(5, '14:00'), office),
    appointment(14, 'genetic-test', at(19, '10:15'), office),
    appointment(21, 'court', at(1, '13:30'), { place: 'Butte Superior Court', address: '4 Example Lane, Oroville' }),
    appointment(27, 'office', at(0, '16:30'), riverside),
    appointment(27, 'court', at(1, '08:30'), hall),
    appointment(27, 'genetic-test', at(9, '10:15'), riverside),
    appointment(27, 'office', at(30, '11:00'), riverside),
    appointment(27, 'court', at(120, '09:00'), hall),
    ...inOtherWays(at),
  ];
}

function inOtherWays(at: (offset: number, time: string) => string): AppointmentLine[] {
  const tulare = { place: 'Tulare Superior Court, Department 4', address: '5 Example Court, Visalia' };
  const byPhone = { held: 'phone', join: { phone: '+16695550123', code: '8462210' } } as const;
  const link = 'https://meeting.example/4711';
  const byVideo = { held: 'video', join: { phone: '+16695550123', code: '846 221 0931', link } } as const;
  return [
    { ...appointment(28, 'court', at(1, '08:30'), tulare), id: 'A-1', status: 'cancelled' },
    {
      ...appointment(28, 'conference', at(5, '10:00'), { place: 'Child support office, Visalia' }),
      ...byPhone,
      id: 'A-2',
    },
    {
      ...appointment(28, 'court', at(9, '13:30'), tulare),
      ...byVideo,
      id: 'A-3',
      status: 'moved',
      movedFrom: at(5, '09:30'),
    },
  ];
}

function appointment(
  number: number,
  kind: AppointmentLine['kind'],
  at: string,
  where: Pick<AppointmentLine, 'place' | 'address'>,
): AppointmentLine {
  return { type: 'appointment', caseNumber: caseNumber(number), kind, at, ...where };
}

function participantId(number: number): string {
  return `10000000000${String(number).padStart(2, '0')}`;
}

function caseNumber(number: number): string {
  return `2000000000000${number}`;
}
