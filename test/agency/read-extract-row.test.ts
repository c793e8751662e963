import { describe, expect, test } from 'vitest';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';

const participant = {
  type: 'participant',
  participantId: '1000000000001',
  ssn: '900121234',
  pin: '482913',
  pinTemporary: false,
  language: 'es',
  mailingAddressValid: true,
  email: 'a@example.org',
  phone: '+19165550101',
};
const someCase = {
  type: 'case',
  caseNumber: '200000000000011',
  county: 'Sacramento',
  payer: '1000000000001',
  recipient: '1000000000002',
  monthlySupport: '425.00',
  arrears: '1310.55',
  asOf: '2026-11-20',
  dockets: ['FL-2021-004512'],
};
const payment = {
  type: 'payment',
  caseNumber: '200000000000011',
  kind: 'collection',
  status: 'posted',
  amount: '425.00',
  date: '2026-11-03',
  method: 'wage-withholding',
};
const document = {
  type: 'document',
  caseNumber: '200000000000011',
  id: 'D-1',
  kind: 'letter',
  ready: '2026-12-01',
  way: 'post',
};
const appointment = {
  type: 'appointment',
  caseNumber: '200000000000011',
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Sacramento Superior Court, Department 124',
  address: '3341 Power Inn Road, Sacramento',
};

const read = (row: unknown) => readExtractRow(JSON.stringify(row));

describe('a row of an extract', () => {
  test.each([participant, someCase, payment, appointment, document])('is read: $type', (row) => {
    expect(read(row)).toMatchObject({ row: { type: row.type } });
  });

  test('has its amounts in cents', () => {
    expect(read(someCase)).toMatchObject({ row: { monthlySupport: 42_500, arrears: 131_055 } });
  });

  test('may leave out what an agency need not know', () => {
    const { ssn: _ssn, pin: _pin, email: _email, phone: _phone, language: _language, ...least } = participant;
    const { asOf: _asOf, dockets: _dockets, ...bare } = someCase;
    expect(read(least)).toHaveProperty('row');
    expect(read(bare)).toHaveProperty('row');
  });

  test.each([
    [{ ...participant, participantId: '123456' }, 'participantId: 7 to 15 digits, in quotes'],
    [{ ...participant, participantId: 1_000_000_000_001 }, 'participantId: 7 to 15 digits, in quotes'],
    [{ ...participant, ssn: '900-12-1234' }, 'ssn: 9 digits, in quotes'],
    [{ ...participant, pin: '123' }, 'pin: 4 to 8 digits, in quotes'],
    [{ ...participant, participantId: null }, 'participantId: 7 to 15 digits, in quotes'],
    [{ ...participant, mailingAddressValid: '' }, 'mailingAddressValid: true or false'],
    [{ ...participant, pinTemporary: 'no' }, 'pinTemporary: true or false'],
    [{ ...participant, pinTemporary: undefined }, 'pinTemporary: true or false beside a pin'],
    [{ type: 'end', lines: '4' }, 'lines: a whole number'],
    [{ type: 'end', lines: -1 }, 'lines: a whole number'],
    [{ type: 'end' }, 'lines: a whole number'],
    [{ ...participant, language: 'fr' }, 'language: one of en, es'],
    [{ ...participant, phone: '916 555 0101' }, 'phone: a phone number such as "+19165550101"'],
    [{ ...participant, email: 'nobody' }, 'email: an e-mail address'],
    [{ ...participant, nickname: 'Al' }, 'no other keys (found nickname)'],
    [{ ...someCase, arrears: 1310.55 }, 'arrears: an amount such as "425.00", in quotes'],
    [{ ...someCase, arrears: '1310.5' }, 'arrears: an amount such as "425.00", in quotes'],
    [{ ...someCase, arrears: '' }, 'arrears: an amount such as "425.00", in quotes, where there are no debts'],
    [
      { ...someCase, monthlySupport: undefined, debts: [] },
      'monthlySupport: an amount such as "425.00", in quotes, where there are no orders',
    ],
    [{ ...someCase, debts: [] }, 'arrears: what debts to all owners add up to'],
    [{ ...someCase, debts: [{ to: 'state', amount: '1310.54' }] }, 'arrears: what debts to all owners add up to'],
    [{ ...someCase, arrears: '-1.00', debts: [{ to: 'state', amount: '1.00' }] }, 'or leave it out beside debts'],
    [
      { ...someCase, debts: Array.from({ length: 20 }, () => ({ to: 'state', amount: '9999999999999.99' })) },
      'arrears: debts that add up to at most 13 digits before the point',
    ],
    [{ ...someCase, debts: [{ to: 'state', amount: '-1.00' }] }, 'debts.0.amount: an amount of 0.00 or more'],
    [{ ...someCase, debts: [{ amount: '1.00' }] }, 'debts.0.to: one of family, state, other'],
    [{ ...someCase, debts: [{ kind: 'tax', to: 'state', amount: '1.00' }] }, 'debts.0.kind: one of support, interest'],
    [{ ...someCase, debts: { to: 'state', amount: '1.00' } }, 'debts: a list of debts'],
    [{ ...someCase, orders: [{ amount: '1.00', every: 'day' }] }, 'orders.0.every: one of week, two-weeks, half-mon'],
    [{ ...someCase, orders: [{ amount: '1.00', evry: 'week' }] }, 'no other keys (found evry)'],
    [{ ...someCase, currentDue: { amount: '1.00' } }, 'currentDue.on: a date such as "2026-11-20"'],
    [{ ...someCase, asOf: '2026-02-29' }, 'asOf: a date such as "2026-11-20"'],
    [{ ...someCase, recipient: someCase.payer }, 'recipient: another participant than the payer'],
    [{ ...someCase, county: 'K'.repeat(201) }, 'county: 1 to 200 characters, none of them a control character'],
    [{ ...someCase, county: 'Kern\u0000' }, 'county: 1 to 200 characters, none of them a control character'],
    [{ ...someCase, county: 'Kern\uD800' }, 'county: 1 to 200 characters, none of them a control character'],
    [{ ...payment, method: 'gold' }, 'method: one of wage-withholding, bank, '],
    [{ ...payment, amount: undefined }, 'amount: an amount such as "425.00", in quotes'],
    [{ ...appointment, at: '2026-12-04T09:30:00' }, 'at: a time with its offset'],
    [{ ...appointment, at: '2026-02-30T09:30:00-08:00' }, 'at: a time that exists'],
    [{ ...appointment, address: '' }, 'address: an address, where it is held in person'],
    [{ ...appointment, held: 'in-person', address: null }, 'address: an address, where it is held in person'],
    [{ ...appointment, held: 'hybrid' }, 'held: one of in-person, phone, video, other'],
    [{ ...appointment, status: 'adjourned' }, 'status: one of scheduled, moved, cancelled'],
    [{ ...appointment, join: { phone: '555-0123' } }, 'join.phone: a phone number such as'],
    [{ ...appointment, join: { code: '12*34#' } }, 'join.code: 1 to 30 letters and digits'],
    [{ ...appointment, join: { link: 'meeting' } }, 'join.link: an address such as'],
    [{ ...appointment, movedFrom: '2026-12-01' }, 'movedFrom: a time with its offset'],
    [{ ...appointment, id: 'A 1' }, 'id: 1 to 100 letters'],
    [{ ...appointment, kind: 'party' }, 'kind: one of court, office, genetic-test'],
    [{ ...document, id: undefined }, 'id: 1 to 100 letters'],
    [{ ...document, kind: 'subpoena' }, 'kind: one of statement, payment-history'],
    [{ ...document, ready: '2026-12' }, 'ready: a date such as'],
    [{ ...document, way: 'fax' }, 'way: one of post, e-mail, portal, office'],
    [{ type: 'payday' }, '"type" to be participant, case, payment, appointment, document or end'],
    [{}, '"type" to be participant, case, payment, appointment, document or end'],
    [[], '"type" to be participant, case, payment, appointment, document or end'],
    [null, '"type" to be participant, case, payment, appointment, document or end'],
  ])('that is wrong says what was expected: %j', (row, expected) => {
    const told = read(row);
    expect(told).toMatchObject({ expected: expect.stringContaining(expected) });
    expect(told).not.toHaveProperty('row');
  });

  test.each([
    [{ arrears: '1310.55', debts: [{ to: 'state', amount: '1310.55' }] }],
    [{ arrears: '-50.25', debts: [] }],
    [{ arrears: '0.00', debts: [{ to: 'family', amount: '0.00' }] }],
    [{ arrears: null, debts: [{ to: 'family', amount: '1.00' }] }],
    [{ monthlySupport: null, orders: [] }],
  ])('has amounts that go together: %j', (money) => {
    expect(read({ ...someCase, ...money })).toHaveProperty('row');
  });

  test('has nothing where it has null or an empty text, and need not have anything', () => {
    const least = { type: 'participant', participantId: '1000000000001', mailingAddressValid: true };
    for (const nothing of [null, '', ' ']) {
      const [ssn, pin, pinTemporary, language, email, phone] = Array.from({ length: 6 }, () => nothing);
      const empty = { ...least, ssn, pin, pinTemporary, language, email, phone };
      expect(read(empty)).toEqual({ row: least, passedOver: [] });
      const { asOf: _asOf, ...dated } = someCase;
      const dockets = [nothing, 'FL-2021-004512', nothing];
      expect(read({ ...someCase, asOf: nothing, dockets })).toEqual(read(dated));
      expect(read({ ...dated, dockets: nothing })).not.toHaveProperty('row.dockets');
    }
  });

  test.each([
    [{ email: 'nobody' }, ['email']],
    [{ phone: '916 555 0101', ssn: '900-12-1234' }, ['phone', 'ssn']],
  ])('that is wrong in contact data only, %j, is told of without them', (wrong, keys) => {
    const kept = Object.entries(participant).filter(([key]) => !keys.includes(key));
    expect(read({ ...participant, ...wrong })).toHaveProperty('rest', Object.fromEntries(kept));
  });

  test.each([{ pin: '123' }, { mailingAddressValid: 'yes' }, { nickname: 'Al' }])(
    'that is wrong in %j too is not told of',
    (wrong) => {
      expect(read({ ...participant, email: 'nobody', ...wrong })).not.toHaveProperty('rest');
    },
  );

  test('has no pinTemporary where it has no PIN', () => {
    const { pin: _pin, pinTemporary: _pinTemporary, ...pinless } = participant;
    expect(read(pinless)).toHaveProperty('row');
  });

  test.each([
    ['"amount":"425.00"', '"amount":"425.00","amount":"9425.00"', 'amount'],
    ['"amount":"425.00"', '"amount":"425.00", "\\u0061mount" : "425.00"', 'amount'],
    ['"type":"payment"', '"type":"payment","date":"2026-11-03","type":"payment"', 'type, date'],
  ])('has each key once: %s', (one, twice, names) => {
    const text = JSON.stringify(payment).replace(one, twice);
    expect(JSON.parse(text)).toHaveProperty('amount');
    expect(readExtractRow(text)).toEqual({ expected: expect.stringMatching(/^each key once \(found (?<names>.*)\)$/) });
    expect(JSON.stringify(readExtractRow(text))).toContain(names.split(', ')[0]);
  });

  test('may have quotes, colons and braces in its texts', () => {
    const place = 'Room "7": {east}, \\ "place":';
    expect(read({ ...appointment, place, address: place })).toMatchObject({ row: { place, address: place } });
  });

  test('that is wrong never shows what it holds', () => {
    const secret = '482913777';
    const rows = [
      `{"type":"participant","pin":"${secret}`,
      JSON.stringify({ ...participant, participantId: `x${secret}`, ssn: `${secret}0`, pin: secret }),
      JSON.stringify({ ...payment, amount: secret, [secret]: 1 }),
      JSON.stringify({ type: secret }),
      secret,
    ];
    for (const row of rows) expect(JSON.stringify(readExtractRow(row))).not.toContain(secret);
  });
});

describe('a row of a file of a later version', () => {
  const readLater = (row: unknown) => readExtractRow(JSON.stringify(row), true);

  test('is read without the keys and the words that are not known', () => {
    const later = {
      ...participant,
      language: 'fr',
      nickname: 'Al',
      ofTomorrow: { until: '2026-12-01', why: [{ why: 1 }] },
    };
    const { language: _language, ...known } = participant;
    expect(readLater(later)).toEqual({
      row: known,
      passedOver: ['participant.language with another value', 'participant.nickname', 'participant.ofTomorrow'],
    });
  });

  test('is passed over where its type is not known, or a word without which it means something else', () => {
    expect(readLater({ type: 'ofTomorrow', caseNumber: 1 })).toEqual({ passedOver: ['rows of type ofTomorrow'] });
    expect(readLater({ ...payment, status: 'of-tomorrow' })).toEqual({
      passedOver: ['payment rows with another status'],
      leftOut: 'payment',
    });
    expect(readLater({ ...appointment, kind: 'of-tomorrow' })).toEqual({
      passedOver: ['appointment rows with another kind'],
      leftOut: 'appointment',
    });
  });

  test.each(['held', 'status'])('is left out where an appointment has another %s, which may be left out', (key) => {
    expect(readLater({ ...appointment, [key]: 'of-tomorrow' })).toEqual({
      passedOver: [`appointment rows with another ${key}`],
      leftOut: 'appointment',
    });
  });

  test('is read without an address where it is held by phone, and without what is empty or not known of how to join', () => {
    const { address: _, ...byPhone } = { ...appointment, held: 'phone' };
    expect(readLater({ ...byPhone, address: ' ', join: { phone: '', code: '4711', room: 7 } })).toEqual({
      row: { ...byPhone, join: { code: '4711' } },
      passedOver: ['appointment.join.room'],
    });
  });

  test.each([
    [{ ...payment, status: 'of-tomorrow', amount: 425 }, 'amount: an amount'],
    [{ ...payment, status: 5 }, 'status: one of posted, expected'],
    [{ ...payment, statsu: 'posted', status: undefined }, 'status: one of posted, expected'],
    [{ ...someCase, arears: '1.00', arrears: undefined }, 'arrears: an amount'],
    [{}, '"type" to be participant, case, payment'],
  ])('is a fault where it lacks what must be there: %j', (row, expected) => {
    expect(readLater(row)).toEqual({ expected: expect.stringContaining(expected) });
  });

  test('with debts and orders of a word that need not be there has another kind and another rhythm', () => {
    const debts = [{ kind: 'of-tomorrow', to: 'family', amount: '1310.55', ofTomorrow: 1 }];
    const orders = [{ amount: '98.08', every: 'of-tomorrow' }];
    expect(readLater({ ...someCase, debts, orders })).toMatchObject({
      row: {
        debts: [{ kind: 'other', to: 'family', amountCents: 131_055 }],
        orders: [{ amountCents: 9808, every: 'other' }],
      },
      passedOver: [
        'case.debts.kind with another value',
        'case.debts.ofTomorrow',
        'case.orders.every with another value',
      ],
    });
    const toNobody = [{ kind: 'support', to: 'of-tomorrow', amount: '1310.55' }];
    expect(readLater({ ...someCase, debts: toNobody })).toEqual({
      expected: 'debts.0.to: one of family, state, other',
    });
  });

  test('never shows what it holds', () => {
    const secret = '482913777';
    const rows = [
      { type: secret },
      { ...payment, [secret]: 1 },
      { ...participant, language: secret },
      { ...payment, status: secret },
    ];
    for (const row of rows) {
      const told = readLater(row);
      expect(told).toHaveProperty('passedOver.0');
      expect(JSON.stringify('passedOver' in told && told.passedOver)).not.toContain(secret);
    }
  });

  test('has each key once within an object of it, and the same one in several', () => {
    const held = '{"ofTomorrow":[{"kind":"fees"},{"kind":"support"}],';
    const text = JSON.stringify(payment).replace('{', held);
    expect(readExtractRow(text, true)).toMatchObject({ row: { type: 'payment' } });
    const twice = text.replace('"kind":"fees"', '"kind":"fees","kind":"support"');
    expect(readExtractRow(twice, true)).toEqual({ expected: 'each key once (found kind)' });
  });

  test('may hold lists in lists as deep as a row is long', () => {
    const text = JSON.stringify(payment).replace('{', `{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)},`);
    expect(readExtractRow(text, true)).toMatchObject({ passedOver: ['payment.deep'] });
  });
});

describe('the head of an extract', () => {
  const head = { type: 'extract', version: '1.0', of: '2026-11-26', kind: 'full' };

  test.each([head, { ...head, kind: 'changes', needs: ['payment.status.posted', 'case.dockets', 'appointment'] }])(
    'is read: %j',
    (written) => {
      expect(read(written)).toEqual({ row: written, passedOver: [] });
    },
  );

  test.each([
    [{ ...head, version: '2.0' }, 'version: 1.0, or another that begins with 1'],
    [{ type: 'extract', version: '12.1', day: 'any' }, 'version: 1.0, or another that begins with 1'],
    [{ ...head, version: 1 }, 'version: a version such as "1.0", in quotes'],
    [{ ...head, kind: 'part' }, 'kind: one of full, changes'],
    [{ ...head, of: '26.11.2026' }, 'of: a date such as "2026-11-20"'],
    [
      { ...head, needs: ['payment', 'payment.status.of-tomorrow'] },
      '(found payment.status.of-tomorrow): upgrade it before',
    ],
    [{ ...head, needs: ['900121234'] }, 'needs: only what this Customer Connect can tell: upgrade'],
    [{ ...head, needs: 'payment' }, 'needs: a list of names'],
  ])('that cannot be read here ends the reading: %j', (written, expected) => {
    const told = readExtractRow(JSON.stringify(written), true);
    expect(told).toEqual({ expected: expect.stringContaining(expected), endsReading: true });
  });
});
