import { isWeakPin } from '../../../src/agency/pin-policy.ts';
import type { WrittenRow } from '../../../src/agency/extract-row.ts';

/** Somebody who can sign in, and the sums of their one case in decimals: each participant has sums of their own. */
export interface GeneratedParticipant {
  readonly id: string;
  readonly pin: string;
  readonly balance: string;
  readonly payment: string;
}

/** The place of every hearing. */
export const court = { place: 'Sacramento Superior Court, Department 124', address: '3341 Power Inn Road, Sacramento' };

const office = { place: 'Child support office', address: '1 Example Street, Sacramento' };

/** Makes `count` participants. */
export function listParticipants(count: number): GeneratedParticipant[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(3_000_000_000_001 + index),
    pin: choosePin(index),
    balance: (1100 + (index % 800) + 0.55).toFixed(2),
    payment: (200 + (index % 700) + 0.4).toFixed(2),
  }));
}

/** The extract of a made-up agency in which each of these pays in a case of their own. */
export function writeExtract(participants: readonly GeneratedParticipant[], today: Temporal.PlainDate): WrittenRow[] {
  return participants.flatMap((participant, index) => describeCase(participant, String(index), today));
}

function describeCase(
  { id, pin, ...sums }: GeneratedParticipant,
  number: string,
  today: Temporal.PlainDate,
): WrittenRow[] {
  const [recipient, caseNumber] = [`4${id.slice(1)}`, `5000000${number.padStart(6, '0')}`];
  const known = { type: 'participant', pinTemporary: false, language: 'en', mailingAddressValid: true } as const;
  return [
    { ...known, participantId: id, pin },
    { ...known, participantId: recipient },
    {
      type: 'case',
      caseNumber,
      county: 'Sacramento',
      payer: id,
      recipient,
      monthlySupport: '425.00',
      arrears: sums.balance,
      asOf: today.subtract({ days: 2 }).toString(),
      dockets: [`FL-2021-${number.padStart(6, '0')}`],
    },
    ...listPayments(caseNumber, sums.payment, today),
    ...listAppointments(caseNumber, today),
  ];
}

function listPayments(caseNumber: string, amount: string, today: Temporal.PlainDate): WrittenRow[] {
  const posted = { type: 'payment', caseNumber, kind: 'collection', status: 'posted' } as const;
  const date = (daysAgo: number) => today.subtract({ days: daysAgo }).toString();
  const months = [98, 68, 38, 8].map((daysAgo): WrittenRow => {
    return { ...posted, amount: '425.00', date: date(daysAgo), method: 'wage-withholding' };
  });
  return [...months, { ...posted, amount, date: date(20), method: 'card' }];
}

function listAppointments(caseNumber: string, today: Temporal.PlainDate): WrittenRow[] {
  const appointment = { type: 'appointment', caseNumber } as const;
  const date = (daysAhead: number) => today.add({ days: daysAhead }).toString();
  return [
    { ...appointment, kind: 'court', at: `${date(12)}T09:30:00-08:00`, ...court },
    { ...appointment, kind: 'office', at: `${date(19)}T14:00:00-08:00`, ...office },
  ];
}

/** A sum as the wording writes it, with its comma. */
export function writeSum(sum: string): string {
  return `$${sum.replace(/(\d)(\d{3}\.)/, '$1,$2')}`;
}

/** None that must be changed at the first sign-in. */
function choosePin(index: number): string {
  const pin = String(480_000 + ((index * 7919) % 90_000));
  return isWeakPin(pin) ? '482913' : pin;
}
