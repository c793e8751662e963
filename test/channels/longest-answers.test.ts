import { expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import type { Records } from '../../src/calls/ports/records.ts';
import { dial } from '../support/caller.ts';
import { openSystem } from '../support/whole-system.ts';

/** The carrier takes no longer document (twilio.com/docs/api/errors/11750). */
const mostBytes = 65_536;

const text = 'ñ '.repeat(100).trim();
const number = 'A1-'.repeat(10);
const dockets = Array.from({ length: 20 }, () => 'FÑ-7'.repeat(10));
const many = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

/** The most that an agency's answers may hold, of everything that is told. */
const longest: Partial<Records> = {
  findCase: async (_participant, position) => ({
    position,
    count: 2,
    number,
    numberEnding: number,
    role: 'payer',
    county: text,
    asOf: '2026-11-20',
    dockets,
    monthlySupportCents: 999_999_999_999_999,
    arrearsCents: 999_999_999_999_999,
    debts: [
      { kind: 'interest', to: 'state', amountCents: 499_999_999_999_999 },
      { kind: 'fees', to: 'state', amountCents: 500_000_000_000_000 },
    ],
    currentDue: { amountCents: 999_999_999_999_999, on: '2027-12-04', paidCents: 999_999_999_999_998 },
    orders: many(10, {
      amountCents: 999_999_999_999_999,
      every: 'two-weeks',
      next: '2199-12-04',
      ends: new Date().toISOString().slice(0, 10),
      docket: 'ÑF-8'.repeat(10),
    } as const),
  }),
  listCases: async ({ limit }) => ({
    cases: many(limit, { position: 1, ending: number, county: text }),
    count: limit,
    letters: true,
  }),
  findPayments: async ({ kind, limit }) => ({
    payments: many(limit, {
      kind,
      status: 'held',
      replaces: 'a',
      heldUntil: '2027-12-20',
      reason: 'under-review',
      amountCents: 999_999_999_999_999,
      date: '2025-11-20',
      method: 'wage-withholding',
      caseEnding: number,
    }),
    more: true,
  }),
  findAppointments: async ({ limit }) => ({
    appointments: many(limit, {
      kind: 'genetic-test',
      at: Temporal.Instant.from('2027-12-04T17:30:00Z'),
      place: text,
      address: text,
      caseEnding: number,
      held: 'other',
      status: 'moved',
      movedFrom: Temporal.Instant.from('2027-11-04T17:30:00Z'),
      join: { phone: '+16695550123', code: '0123456789 '.repeat(2).trim(), link: 'https://meeting.example/1' },
    }),
    more: true,
  }),
};

test.each([
  ['1', '2'],
  ['1', '3'],
  ['1', '4'],
  ['9', '2'],
  ['9', '3'],
  ['9', '4'],
])('the longest answers to a caller who chose %s and %s are taken by the carrier', async (language, topic) => {
  const system = await openSystem({
    reach: async (own) => ({ ...own, records: { ...own.records, ...longest } }),
  });
  onTestFinished(() => system.close());
  const { app, authToken, publicUrl } = system;
  const bytes: number[] = [];
  const measure: Transport = async (request, signal) => {
    const response = await injectInto(app)(request, signal);
    bytes.push((await response.clone().arrayBuffer()).byteLength);
    return response;
  };
  const caller = await dial(measure, { to: '+18669013212', authToken, publicUrl });
  for (const keys of [language, '1', '1000000000001#', '482913#', topic, '1']) await caller.presses(keys);
  expect(Math.max(...bytes)).toBeGreaterThan(2000);
  expect(Math.max(...bytes)).toBeLessThan(mostBytes);
});
