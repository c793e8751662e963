import { expect, test } from 'vitest';
import { knownFeatures } from '../../src/agency/known-features.ts';
import { caseStatuses } from '../../src/agency/case-status.ts';
import { enforcementKinds } from '../../src/agency/enforcement.ts';
import { appointmentKinds } from '../../src/agency/appointment.ts';
import { debtKinds, debtOwners } from '../../src/agency/debts.ts';
import { rhythms } from '../../src/agency/rhythm.ts';
import { holdReasons, paymentMethods, paymentStatuses } from '../../src/agency/payment.ts';

test('every type of row, key and word that is read is a known feature, and no other is', () => {
  const said = [
    'participant',
    'participant.email',
    'case.dockets',
    'case.currentDue.paid',
    'case.orders.docket',
    ...debtKinds.map((kind) => `case.debts.kind.${kind}`),
    ...debtOwners.map((owner) => `case.debts.to.${owner}`),
    ...rhythms.map((rhythm) => `case.orders.every.${rhythm}`),
    ...['id', 'replaces', 'heldUntil', 'disbursedOn', 'clearedOn'].map((key) => `payment.${key}`),
    ...holdReasons.map((reason) => `payment.reason.${reason}`),
    'case.protect',
    'case.withdrawn',
    'case.transferredTo',
    'case.withholding.every.two-weeks',
    ...caseStatuses.map((status) => `case.status.${status}`),
    ...enforcementKinds.map((kind) => `case.enforcement.kind.${kind}`),
    ...paymentMethods.map((method) => `payment.method.${method}`),
    ...paymentStatuses.map((status) => `payment.status.${status}`),
    ...appointmentKinds.map((kind) => `appointment.kind.${kind}`),
    'appointment.held',
    'appointment.status.cancelled',
    'appointment.join.code',
  ];
  expect(said.filter((name) => !knownFeatures.has(name))).toEqual([]);
  const others = ['payment.status.reversed-by-nobody', 'payment.posted', 'case.docket', '', 'constructor'];
  expect(others.filter((name) => knownFeatures.has(name))).toEqual([]);
});
