import { describe, expect, test } from 'vitest';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { Parties, readParties } from '../../src/agency/party.ts';
import { caseRow } from '../support/rows.ts';

const [one, other] = ['1000000000001', '1000000000002'];
const { payer: _payer, recipient: _recipient, ...ofCase } = caseRow;

const read = (facts: object, passesOver = false) => readExtractRow(JSON.stringify({ ...ofCase, ...facts }), passesOver);
const facts = (parties: readonly object[]) => Object.fromEntries(readParties(Parties.parse(parties)));

describe('who a case is of', () => {
  test.each([
    ['one parent', { payer: one }, 'recipient: 7 to 15 digits, in quotes'],
    ['the same parent twice', { payer: one, recipient: one }, 'recipient: another participant than the payer'],
    [
      'parents beside parties',
      { payer: one, parties: [{ participant: one, role: 'payer' }] },
      'payer: left out beside parties',
    ],
    ['no party', { parties: [] }, 'parties: at least one party'],
    [
      'a party twice',
      { parties: [one, one].map((participant) => ({ participant, role: 'payer' })) },
      'parties: each participant once',
    ],
    [
      'a party that is nobody',
      { parties: [{ role: 'payer' }] },
      'parties.0.participant: either a participant or an agency',
    ],
    [
      'a party that is both',
      { parties: [{ participant: one, agency: 'County', role: 'payer' }] },
      'parties.0.participant: either a participant or an agency',
    ],
    [
      'another role',
      { parties: [{ participant: one, role: 'child' }] },
      'parties.0.role: one of payer, recipient, guardian',
    ],
  ])('%s is refused', (_name, written, expected) => {
    expect(read(written)).toMatchObject({ expected });
  });

  test('a role of a later version is passed over behind a head, and a party with it hears nothing', () => {
    const parties = [
      { participant: one, role: 'payer' },
      { participant: other, role: 'child' },
    ];
    const found = read({ parties }, true);
    expect(found).toMatchObject({ passedOver: ['case.parties.role with another value'] });
    expect(facts([parties[0] ?? {}, { participant: other }])).toEqual({
      [one]: { role: 'payer', shared: false, ofCase: false },
    });
  });
});

describe('what each party hears', () => {
  test('one payer beside a recipient and a guardian: a balance of their own, payments that may be of either', () => {
    const guardian = '1000000000003';
    expect(
      facts([
        { participant: one, role: 'payer' },
        { participant: other, role: 'recipient' },
        { participant: guardian, role: 'guardian' },
      ]),
    ).toEqual({
      [one]: { role: 'payer', shared: false, ofCase: false },
      [other]: { role: 'recipient', shared: true, ofCase: false },
      [guardian]: { role: 'guardian', shared: true, ofCase: false },
    });
  });

  test('nobody pays: the balance is that of the case', () => {
    expect(facts([{ participant: one, role: 'recipient' }])).toEqual({
      [one]: { role: 'recipient', shared: false, ofCase: true },
    });
  });

  test('nobody receives: no agency is told', () => {
    expect(facts([{ participant: one, role: 'payer' }])).toEqual({
      [one]: { role: 'payer', shared: false, ofCase: false },
    });
  });

  test('an agency beside a person who receives is not told', () => {
    const parties = [
      { participant: one, role: 'payer' },
      { participant: other, role: 'recipient' },
      { agency: 'County', role: 'recipient' },
    ];
    expect(facts(parties)[one]).not.toHaveProperty('payee');
    expect(facts(parties)[other]).toMatchObject({ shared: true });
  });
});
