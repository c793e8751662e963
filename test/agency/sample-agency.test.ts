import { expect, test } from 'vitest';
import { findSampleAgency, listMadeUpIds, sampleCaller, sampleCallers } from '../../src/agency/sample-agency.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const people = (name: string) =>
  findSampleAgency(name)
    .rows(today)
    .filter((row) => row.type === 'participant');

test('an agency is tried with the made-up one of its name, and any other with that of California', () => {
  expect(findSampleAgency('massachusetts').name).toBe('massachusetts');
  expect(['california', '', 'kern', 'Massachusetts'].map((name) => findSampleAgency(name).name)).toEqual([
    'california',
    'california',
    'california',
    'california',
  ]);
  expect(sampleCaller).toEqual(findSampleAgency('').caller);
});

test('nobody of one made-up agency is in the other, by ID, by SSN, by PIN, by phone or by e-mail address', () => {
  const [ours, theirs] = [people('california'), people('massachusetts')];
  for (const fact of ['participantId', 'ssn', 'pin', 'phone', 'email'] as const) {
    const taken = new Set(ours.map((row) => row[fact]));
    expect(theirs.filter((row) => row[fact] !== undefined && taken.has(row[fact]))).toEqual([]);
  }
});

test('everybody of both is known to be made up, and one of each is shown', () => {
  const ids = listMadeUpIds(today);
  expect(ids).toHaveLength(people('california').length + people('massachusetts').length);
  expect(new Set(ids).size).toBe(ids.length);
  expect(sampleCallers).toEqual([findSampleAgency('california').caller, findSampleAgency('massachusetts').caller]);
});
