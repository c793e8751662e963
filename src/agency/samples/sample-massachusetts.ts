import type { WrittenRow } from '../extract-row.ts';
import type { PaymentMethod } from '../payment.ts';
import { atLocalTime } from './at-local-time.ts';
import { friday, fridaysAround } from './fridays-around.ts';
import type { DayFrom, MadeUpAgency } from './made-up-agency.ts';

type CaseLine = Extract<WrittenRow, { type: 'case' }>;
type AppointmentLine = Extract<WrittenRow, { type: 'appointment' }>;
type ParticipantLine = Extract<WrittenRow, { type: 'participant' }>;
type PaymentLine = Extract<WrittenRow, { type: 'payment' }>;

const timeZone = 'America/New_York';

const caller = { participantId: '3100000001', pin: '739204' } as const;

const numbers = {
  weekly: '310000451',
  behind: '310000452',
  ahead: '310000453',
  hidden: '310000454',
  returned: '310000455',
} as const;

/** Cases of an agency without county offices, with weekly support and conferences by phone and video. */
export const sampleMassachusetts = {
  name: 'massachusetts',
  lines: { timeZones: [timeZone], ssnSignIn: true, idDigits: [{ min: 7, max: 15 }] },
  caller,
  rows(today) {
    const day = (offset: number) => today.add({ days: offset }).toString();
    const listed = [...payments(today, day), ...appointments(today), ...documents(day)];
    return [...participants(), ...cases(today, day), ...listed];
  },
} as const satisfies MadeUpAgency;

/** 1 pays every week to 2; 3 is behind with 4; 5 has paid 6 too much; the case of 7 and 8 is protected; a check of 9 to 8 was returned. */
function participants(): ParticipantLine[] {
  return [
    participant(1, { pin: caller.pin, email: 'weekly-payer@example.org' }),
    participant(2, { pin: '418365', email: 'weekly-recipient@example.org' }),
    participant(3, { pin: '926073', language: 'es', email: 'pagador@example.org' }),
    participant(4, { pin: '584917', language: 'es' }),
    participant(5, { pin: '307618' }),
    participant(6, { pin: '865240' }),
    participant(7, { pin: '471829' }),
    participant(8, { pin: '593086' }),
    participant(9, { pin: '640752' }),
  ];
}

function participant(number: number, facts: Partial<ParticipantLine>): ParticipantLine {
  return {
    type: 'participant',
    participantId: participantId(number),
    ssn: `90098750${number}`,
    pinTemporary: false,
    language: 'en',
    mailingAddressValid: true,
    // None that a desk or the directory has.
    phone: `+1617555016${number}`,
    ...facts,
  };
}

function cases(today: Temporal.PlainDate, day: DayFrom): CaseLine[] {
  const asOf = day(-1);
  const debts = [
    { kind: 'support', to: 'family', amount: '1260.00' },
    { kind: 'support', to: 'state', amount: '340.00' },
    { kind: 'interest', to: 'family', amount: '88.40' },
  ] as const;
  return [
    { ...caseOf(numbers.weekly, 1, 2), arrears: '0.00', asOf, dockets: ['MI23W0451WD'], ...everyFriday(today, day) },
    { ...caseOf(numbers.behind, 3, 4), monthlySupport: '520.00', debts, asOf, dockets: ['SU21W0452WD'] },
    { ...caseOf(numbers.ahead, 5, 6), monthlySupport: '410.00', arrears: '-60.00', asOf, dockets: ['NO22W0453WD'] },
    { ...caseOf(numbers.hidden, 7, 8), monthlySupport: '300.00', arrears: '900.00', asOf, protect: true },
    { ...caseOf(numbers.returned, 9, 8), monthlySupport: '280.00', arrears: '280.00', asOf, dockets: ['WO20W0455WD'] },
  ];
}

/** $100 is due each Friday: a month owes as many weeks as it has Fridays. */
function everyFriday(today: Temporal.PlainDate, day: DayFrom): Partial<CaseLine> {
  const { next, ofMonth } = fridaysAround(today);
  const paid = ofMonth.filter((payday) => payday < today.toString()).length;
  return {
    orders: [{ amount: '100.00', every: 'week', next }],
    currentDue: {
      amount: `${ofMonth.length}00.00`,
      on: ofMonth.at(-1) ?? next,
      ...(paid > 0 && { paid: `${paid}00.00` }),
    },
    withholding: { amount: '100.00', every: 'week', since: day(-400) },
  };
}

function caseOf(caseNumber: string, payer: number, recipient: number) {
  return { type: 'case' as const, caseNumber, payer: participantId(payer), recipient: participantId(recipient) };
}

/** A letter that is at the office from tomorrow on. */
function documents(day: DayFrom): WrittenRow[] {
  const letter = { type: 'document', kind: 'letter', way: 'office', ready: day(1) } as const;
  return [{ ...letter, caseNumber: numbers.weekly, for: caller.participantId, id: 'D-1' }];
}

function payments(today: Temporal.PlainDate, day: DayFrom): PaymentLine[] {
  const ofReturned = (date: string) => collection(numbers.returned, '280.00', date, 'check');
  return [
    ...fridaysAround(today).before.flatMap((payday) => weeklyPayment(payday, today)),
    { ...collection(numbers.weekly, '100.00', fridaysAround(today).next, 'wage-withholding'), status: 'expected' },
    ...[-65, -35, -5].flatMap((offset) => paidAndSent(numbers.behind, '260.00', offset, day)),
    ...paidAndSent(numbers.ahead, '410.00', -40, day),
    collection(numbers.ahead, '470.00', day(-10), 'card'),
    disbursement(numbers.ahead, '410.00', day(-7)),
    ...paidAndSent(numbers.hidden, '300.00', -12, day),
    { ...ofReturned(day(-45)), id: 'R-1', disbursedOn: day(-42) },
    { ...disbursement(numbers.returned, '280.00', day(-42)), id: 'S-1' },
    { ...ofReturned(day(-14)), id: 'R-2', status: 'returned' },
  ];
}

/** Support that is taken out of pay on a Friday, and sent on the Monday after it. */
function weeklyPayment(payday: string, today: Temporal.PlainDate): PaymentLine[] {
  const monday = Temporal.PlainDate.from(payday).add({ days: 3 }).toString();
  const isSent = monday <= today.toString();
  const paid = collection(numbers.weekly, '100.00', payday, 'wage-withholding');
  const sent = disbursement(numbers.weekly, '100.00', monday);
  return isSent ? [{ ...paid, disbursedOn: monday }, sent] : [paid, { ...sent, status: 'expected' }];
}

function paidAndSent(caseNumber: string, amount: string, offset: number, day: DayFrom): PaymentLine[] {
  return [collection(caseNumber, amount, day(offset), 'bank'), disbursement(caseNumber, amount, day(offset + 3))];
}

function collection(caseNumber: string, amount: string, date: string, method: PaymentMethod): PaymentLine {
  return { type: 'payment', caseNumber, kind: 'collection', status: 'posted', amount, date, method };
}

function disbursement(caseNumber: string, amount: string, date: string): PaymentLine {
  return { ...collection(caseNumber, amount, date, 'direct-deposit'), kind: 'disbursement' };
}

/** A hearing in person, a conference by phone, and one by video, whose link is not read out. */
function appointments(today: Temporal.PlainDate): AppointmentLine[] {
  const at = (offset: number, time: string) => atLocalTime(timeZone, weekdayFrom(today, offset), time);
  const phone = '+16465550137';
  const link = 'https://meeting.example/j/84622109314';
  return [
    {
      ...appointment(numbers.weekly, 'court', at(12, '09:30')),
      place: 'Middlesex Probate and Family Court, Courtroom 3',
      address: '1 Example Street, Woburn',
    },
    {
      ...appointment(numbers.behind, 'conference', at(6, '10:00')),
      place: 'Suffolk Probate and Family Court',
      held: 'phone',
      join: { phone, code: '84622109313' },
    },
    {
      ...appointment(numbers.ahead, 'conference', at(3, '14:00')),
      place: 'Norfolk Probate and Family Court',
      held: 'video',
      join: { phone, code: '84622109314', link },
    },
    {
      ...appointment(numbers.hidden, 'court', at(9, '11:00')),
      place: 'Worcester Probate and Family Court',
      address: '2 Example Street, Worcester',
    },
  ];
}

function appointment(caseNumber: string, kind: AppointmentLine['kind'], at: string) {
  return { type: 'appointment' as const, caseNumber, kind, at };
}

/** Courts are open from Monday to Friday. */
function weekdayFrom(today: Temporal.PlainDate, offset: number): Temporal.PlainDate {
  const day = today.add({ days: offset });
  return day.dayOfWeek > friday ? day.add({ days: 8 - day.dayOfWeek }) : day;
}

function participantId(number: number): string {
  return `310000000${number}`;
}
