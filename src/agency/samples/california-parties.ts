import type { WrittenRow } from '../extract-row.ts';
import type { DayFrom } from './made-up-agency.ts';

type ParticipantLine = Extract<WrittenRow, { type: 'participant' }>;
type PaymentLine = Extract<WrittenRow, { type: 'payment' }>;

const [joint, otherJoint, guardian, lonePayer] = [
  '1000000000061',
  '1000000000062',
  '1000000000063',
  '1000000000064',
] as const;
const [fosterCare, withGuardian] = ['200000000000061', '200000000000032'] as const;

/** Cases with other parties than two parents: two who pay to an agency, the second one in Spanish; and a guardian. */
export function californiaParties(day: DayFrom): WrittenRow[] {
  return [...people(), ...cases(day(-2)), ...payments(day)];
}

function people(): ParticipantLine[] {
  const somebody = { type: 'participant', pinTemporary: false, language: 'en', mailingAddressValid: true } as const;
  return [
    { ...somebody, participantId: joint, ssn: '900121261', pin: '519264' },
    { ...somebody, participantId: otherJoint, ssn: '900121262', pin: '873046', language: 'es' },
    { ...somebody, participantId: guardian, ssn: '900121263', pin: '640895' },
    { ...somebody, participantId: lonePayer, ssn: '900121264' },
  ];
}

function cases(asOf: string): WrittenRow[] {
  return [
    {
      type: 'case',
      caseNumber: fosterCare,
      county: 'Kern',
      monthlySupport: '180.00',
      arrears: '240.10',
      asOf,
      parties: [
        { participant: joint, role: 'payer' },
        { participant: otherJoint, role: 'payer' },
        { agency: 'Kern County Human Services', role: 'recipient' },
      ],
    },
    {
      type: 'case',
      caseNumber: withGuardian,
      county: 'Yolo',
      monthlySupport: '220.00',
      arrears: '130.50',
      asOf,
      parties: [
        { participant: lonePayer, role: 'payer' },
        { participant: guardian, role: 'guardian' },
      ],
    },
  ];
}

function payments(day: DayFrom): PaymentLine[] {
  const paid = {
    type: 'payment',
    caseNumber: fosterCare,
    kind: 'collection',
    status: 'posted',
    method: 'bank',
  } as const;
  return [
    { ...paid, amount: '80.00', date: day(-20), from: joint },
    { ...paid, amount: '70.00', date: day(-15), from: otherJoint },
    { ...paid, amount: '30.10', date: day(-25) },
    {
      ...paid,
      caseNumber: withGuardian,
      kind: 'disbursement',
      method: 'direct-deposit',
      amount: '220.00',
      date: day(-10),
    },
  ];
}
