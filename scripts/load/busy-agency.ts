import type { WrittenLine } from '../../src/cases/extract-line.ts';

/** Somebody who can sign in. */
export interface Participant {
  readonly id: string;
  readonly pin: string;
}

/** What each of them hears of their one case, as it is written. */
export const facts = {
  balance: '$1,310.55',
  payment: '$212.40',
  place: 'Superior Court, Department 124',
} as const;

/** So many participants. */
export function listParticipants(count: number): Participant[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(3_000_000_000_001 + index),
    pin: String(480_000 + ((index * 7919) % 90_000)),
  }));
}

/** The extract of a made-up agency in which each of these pays in a case of their own. */
export function writeExtract(participants: readonly Participant[], today: Temporal.PlainDate): WrittenLine[] {
  return participants.flatMap(({ id, pin }, index) => describeCase({ id, pin, number: String(index) }, today));
}

function describeCase({ id, pin, number }: Participant & { number: string }, today: Temporal.PlainDate): WrittenLine[] {
  const day = (offset: number) => today.add({ days: offset }).toString();
  const [recipient, caseNumber] = [`4${id.slice(1)}`, `5000000${number.padStart(6, '0')}`];
  const known = { type: 'participant', pinTemporary: false, language: 'en', mailingAddressValid: true } as const;
  const payment = { type: 'payment', caseNumber, kind: 'collection', status: 'posted' } as const;
  const appointment = { type: 'appointment', caseNumber } as const;
  const court = { place: `Sacramento ${facts.place}`, address: '3341 Power Inn Road, Sacramento' };
  const office = { place: 'Child support office', address: '1 Example Street, Sacramento' };
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
      arrears: '1310.55',
      asOf: day(-2),
      dockets: ['FL-2021-004511'],
    },
    ...[-98, -68, -38, -8].map((offset) => ({
      ...payment,
      amount: '425.00',
      date: day(offset),
      method: 'wage-withholding' as const,
    })),
    { ...payment, amount: '212.40', date: day(-20), method: 'card' },
    { ...appointment, kind: 'court', at: `${day(12)}T09:30:00-08:00`, ...court },
    { ...appointment, kind: 'office', at: `${day(19)}T14:00:00-08:00`, ...office },
  ];
}
