import { describe, expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import type { ToldAppointment } from '../../src/agency/appointment.ts';
import type { ToldPayment } from '../../src/agency/payment.ts';
import { begin } from '../../src/dialogue/advance.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { catalogue } from '../support/whole-system.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { aLine } from '../support/a-line.ts';

const [start] = begin(customerConnect, settingsOf(aLine()));

/** What is told where the flow stands there and knows that, in English and in Spanish. */
function tellIn(value: object, known: object): string[] {
  return (['en', 'es'] as const).map((language) => {
    const context = { ...start.context, ...known, language };
    const output = describePlace(customerConnect.machine.resolveState({ value: value as never, context }));
    return toText(catalogue.speak({ ...output, next: { kind: 'hang-up' } }));
  });
}

describe('an appointment', () => {
  const appointment = {
    kind: 'court',
    date: '2026-11-22',
    time: '09:30',
    place: 'Court',
    address: '1 Example Street',
  } as const;
  const tellOne = (facts: Pick<ToldAppointment, 'when'> & Partial<ToldAppointment>) =>
    tellIn({ dates: 'last' }, { appointments: { skip: 0, more: false, page: [{ ...appointment, ...facts }] } });
  const where = ' Court, 1 Example Street.';

  test.each([
    [{ when: 'begun' }, 'began today at 9:30 a.m.', 'que empezó hoy a las 9:30 de la mañana.'],
    [
      { when: 'begun-yesterday', time: '23:30' },
      'began yesterday at 11:30 p.m.',
      'que empezó ayer a las 11:30 de la noche.',
    ],
    [{ when: 'today', time: '12:00' }, 'is today at noon.', 'hoy a las 12:00 del mediodía.'],
    [{ when: 'tomorrow' }, 'is tomorrow at 9:30 a.m.', 'mañana a las 9:30 de la mañana.'],
    [
      { when: 'later', date: '2026-12-31' },
      'is on Thursday, December 31 at 9:30 a.m.',
      'el jueves 31 de diciembre a las 9:30 de la mañana.',
    ],
    [
      { when: 'later-year', date: '2027-01-05' },
      'is on Tuesday, January 5, 2027, at 9:30 a.m.',
      'el martes 5 de enero de 2027 a las 9:30 de la mañana.',
    ],
  ] as const)('%j', (facts, en, es) => {
    expect(tellOne(facts)).toEqual([`A court hearing ${en}${where}`, `Tiene una audiencia en la corte ${es}${where}`]);
  });

  test('in an hour that comes twice says in which', () => {
    expect(tellOne({ when: 'today', hour: 'first' })[0]).toContain(' That is before the clocks go back. Court');
    expect(tellOne({ when: 'today', hour: 'second' })[1]).toContain(' Es después de que se atrase el reloj. Court');
  });
});

describe('an appointment in another way', () => {
  const facts = { kind: 'conference', when: 'later', date: '2026-12-04', time: '09:30', place: 'Office' } as const;
  const tellOne = (one: Partial<ToldAppointment>) =>
    tellIn({ dates: 'last' }, { appointments: { skip: 0, more: false, page: [{ ...facts, ...one }] } });
  const en = 'A conference about your case is on Friday, December 4 at 9:30 a.m.';
  const es = 'Tiene una conferencia sobre su caso el viernes 4 de diciembre a las 9:30 de la mañana.';

  test.each<[Partial<ToldAppointment>, string, string]>([
    [
      { held: 'phone', address: '1 Example Street', join: { phone: '+16695550123', code: '8462210', byLink: true } },
      'It is by phone, not in person. To join by phone, call 669-555-0123. The meeting code is 846 2210. Office.',
      'Es por teléfono, no en persona. Para participar por teléfono, llame al 669-555-0123. El código de la reunión es 846 2210. Office.',
    ],
    [
      { held: 'video', join: { byLink: true, code: 'AB-12' } },
      'It is by video, not in person. The meeting code is AB-12. The link to join is in the letter or message you got. Office.',
      'Es por video, no en persona. El código de la reunión es AB-12. El enlace para participar está en la carta o el mensaje que recibió. Office.',
    ],
    [
      { held: 'other', address: '1 Example Street' },
      'The letter or message you got says how to take part. Office, 1 Example Street.',
      'La carta o el mensaje que recibió dice cómo participar. Office, 1 Example Street.',
    ],
    [
      { address: '1 Example Street', status: 'moved', was: { date: '2026-11-30', time: '13:30' } },
      'It was moved from Monday, November 30 at 1:30 p.m. Office, 1 Example Street.',
      'Antes era el lunes 30 de noviembre a la 1:30 de la tarde. Office, 1 Example Street.',
    ],
    [
      { address: '1 Example Street', status: 'moved', was: { date: '2026-12-04', time: '13:30' } },
      'It was moved from 1:30 p.m. on the same day. Office, 1 Example Street.',
      'Antes era ese mismo día a la 1:30 de la tarde. Office, 1 Example Street.',
    ],
    [
      { address: '1 Example Street', status: 'moved' },
      'That is a new time. Office, 1 Example Street.',
      'Es un horario nuevo. Office, 1 Example Street.',
    ],
  ])('%j', (one, inEnglish, inSpanish) => {
    expect(tellOne(one)).toEqual([`${en} ${inEnglish}`, `${es} ${inSpanish}`]);
  });

  test.each([
    ['begun', 'today at 9:30 a.m.', 'hoy a las 9:30 de la mañana.'],
    ['today', 'today at 9:30 a.m.', 'hoy a las 9:30 de la mañana.'],
    ['tomorrow', 'tomorrow at 9:30 a.m.', 'mañana a las 9:30 de la mañana.'],
    ['later', 'on Friday, December 4 at 9:30 a.m.', 'el viernes 4 de diciembre a las 9:30 de la mañana.'],
    [
      'later-year',
      'on Friday, December 4, 2026, at 9:30 a.m.',
      'el viernes 4 de diciembre de 2026 a las 9:30 de la mañana.',
    ],
  ] as const)('that was cancelled says no more than that: %s', (when, at, a) => {
    const where = { address: '1 Example Street', held: 'phone', join: { code: '4711' } } as const;
    expect(tellOne({ when, status: 'cancelled', ...where })).toEqual([
      `A conference about your case ${at} is canceled.`,
      `Se canceló una conferencia sobre su caso que tenía ${a}`,
    ]);
  });
});

test('midnight belongs to the day that begins', () => {
  const page = [
    { kind: 'court', when: 'tomorrow', date: '2026-11-23', time: '00:00', place: 'Court', address: 'A Street' },
  ];
  const told = tellIn({ dates: 'last' }, { appointments: { skip: 0, more: false, page } });
  expect(told[0]).toContain('is tomorrow at midnight. That is at the beginning of that day, not at its end. Court');
  expect(told[1]).toContain('mañana a la medianoche. Es decir, al empezar ese día, no al terminar. Court');
});

test.each([
  [['FL-1'], 'The court docket number is FL-1.', 'El número de expediente de la corte es FL-1.'],
  [
    ['FL-1', 'FL-2'],
    'The court docket numbers are FL-1 and FL-2.',
    'Los números de expediente de la corte son FL-1 y FL-2.',
  ],
])('the docket numbers %j', (dockets, en, es) => {
  const facts = { position: 1, count: 1, numberEnding: '0011', role: 'payer', county: 'Kern' };
  const amounts = { arrearsCents: 0, monthlySupportCents: 0 };
  const told = tellIn({ cases: 'lastCase' }, { case: { ...facts, ...amounts, dockets } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
});

test.each([
  ['payer', 131_055, 'Your past-due balance is $1,310.55.', 'Su saldo vencido es de $1,310.55.'],
  ['payer', 0, 'Nothing is past due in this case.', 'Usted no tiene saldo vencido en este caso.'],
  [
    'payer',
    -5025,
    'Nothing is past due in this case. You have a credit of $50.25.',
    'Usted no tiene saldo vencido en este caso. Tiene un saldo a favor de $50.25.',
  ],
  [
    'recipient',
    131_055,
    "The other party's past-due balance is $1,310.55.",
    'El saldo vencido de la otra parte es de $1,310.55.',
  ],
  [
    'recipient',
    0,
    'The other party has nothing past due in this case.',
    'La otra parte no tiene saldo vencido en este caso.',
  ],
  [
    'recipient',
    -5025,
    'The other party has nothing past due in this case, and has a credit of $50.25.',
    'La otra parte no tiene saldo vencido en este caso y tiene un saldo a favor de $50.25.',
  ],
] as const)('what is owed is past due: to a %s, %d cents', (role, arrearsCents, en, es) => {
  const facts = { position: 1, count: 1, numberEnding: '0011', role, county: 'Kern', dockets: [] };
  const told = tellIn({ cases: 'lastCase' }, { case: { ...facts, arrearsCents, monthlySupportCents: 42_500 } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
});

test('several payments name their cases, each before those that are of it', () => {
  const payment = { kind: 'collection', standing: 'posted', amountCents: 9000, date: '2026-11-20', method: 'bank' };
  const page = ['0011', '0012', '0012'].map((caseEnding) => ({ ...payment, caseEnding }));
  const [en, es] = tellIn({ payments: 'last' }, { payments: { kind: 'collection', skip: 0, more: false, page } });
  const paid = 'You paid $90.00 on November 20, 2026, from a bank account.';
  expect(en).toContain(`In the case ending in 0011: ${paid} In the case ending in 0012: ${paid} ${paid}`);
  expect(es).toMatch(/En el caso terminado en 0011: Usted pagó .* En el caso terminado en 0012: Usted pagó/u);
});

test('several dates name their cases', () => {
  const date = { kind: 'court', when: 'today', date: '2026-11-22', time: '09:30', place: 'Court', address: 'A Street' };
  const page = ['0011', '0012'].map((caseEnding) => ({ ...date, caseEnding }));
  const [en] = tellIn({ dates: 'last' }, { appointments: { skip: 0, more: false, page } });
  expect(en).toMatch(/^In the case ending in 0011: A court hearing .* In the case ending in 0012: A court hearing /u);
});

test.each([
  ['collection', 'posted', 'You paid $1.00 on November 1, 2026', 'Usted pagó $1.00 el primero de noviembre de 2026'],
  ['collection', 'ahead', 'from you is dated November', 'tiene fecha del primero'],
  ['collection', 'expected', 'from you is expected on', 'Se espera un pago suyo'],
  [
    'collection',
    'overdue',
    'expected on November 1, 2026, from a bank account, and has not come in.',
    'bancaria, y no ha llegado.',
  ],
  ['disbursement', 'posted', 'We sent you $1.00', 'se le envió un pago de $1.00'],
  ['disbursement', 'ahead', 'We will send you $1.00', 'Le enviaremos $1.00'],
  ['disbursement', 'expected', 'A payment to you of $1.00 is expected on', 'Se espera que usted reciba $1.00'],
  [
    'disbursement',
    'overdue',
    'expected on November 1, 2026, from a bank account, and has not been sent.',
    'bancaria, y no se ha enviado.',
  ],
] as const)('a %s that is %s', (kind, standing, en, es) => {
  const payment: ToldPayment = { kind, standing, amountCents: 100, date: '2026-11-01', method: 'bank' };
  const told = tellIn({ payments: 'last' }, { payments: { kind, skip: 0, more: false, page: [payment] } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
});

test.each<[Partial<ToldPayment>, string, string]>([
  [
    { standing: 'returned' },
    'You paid $1.00 on November 1, 2026, by check. It was returned by the bank, so it does not count.',
    'Usted pagó $1.00 el primero de noviembre de 2026, con cheque. El banco lo devolvió, así que no cuenta.',
  ],
  [{ standing: 'returned', method: 'card' }, 'by card. It was returned, so', 'con tarjeta. Fue devuelto, así que'],
  [{ standing: 'held' }, 'You paid $1.00 on November 1, 2026, by check. It is on hold.', 'con cheque. Está retenido.'],
  [
    { standing: 'held', heldUntil: '2026-12-01', reason: 'under-review' },
    'by check. It is on hold until December 1, 2026. It is under review.',
    'con cheque. Está retenido hasta el primero de diciembre de 2026. Está en revisión.',
  ],
  [
    { kind: 'disbursement', standing: 'held', reason: 'address-unknown' },
    'A payment to you of $1.00 is dated November 1, 2026. It is on hold. We need your address to send it.',
    'tiene fecha del primero de noviembre de 2026. Está retenido. Para enviárselo, necesitamos su dirección.',
  ],
  [
    { kind: 'disbursement', standing: 'held', reason: 'other', near: 'yesterday' },
    'A payment to you of $1.00 is dated yesterday. It is on hold.',
    'Un pago para usted de $1.00 tiene fecha de ayer. Está retenido.',
  ],
  [
    { kind: 'disbursement', standing: 'returned' },
    'We sent you $1.00 on November 1, 2026, by check. It came back to us.',
    'se le envió un pago de $1.00, con cheque. El pago nos fue devuelto.',
  ],
  [
    { standing: 'posted', corrects: true, disbursedOn: '2026-11-04' },
    'by check. This payment was corrected. It was paid out on November 4, 2026.',
    'con cheque. Este pago se corrigió. Se entregó el 4 de noviembre de 2026.',
  ],
  [
    { kind: 'disbursement', standing: 'posted', clearedOn: '2026-11-04' },
    'by check. It cleared on November 4, 2026.',
    'con cheque. Se hizo efectivo el 4 de noviembre de 2026.',
  ],
])('what became of a payment: %j', (facts, en, es) => {
  const one = { kind: 'collection', amountCents: 100, date: '2026-11-01', method: 'check', ...facts } as ToldPayment;
  const told = tellIn({ payments: 'last' }, { payments: { kind: one.kind, skip: 0, more: false, page: [one] } });
  expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
});

test('a payment by a method, and an appointment of a kind, that has no name of its own', () => {
  const payment = {
    kind: 'collection',
    standing: 'posted',
    amountCents: 100,
    date: '2026-11-01',
    method: 'other',
  } as const;
  const payments = { kind: 'collection', skip: 0, more: false, page: [payment] };
  expect(tellIn({ payments: 'last' }, { payments })).toEqual([
    expect.stringContaining('You paid $1.00 on November 1, 2026, by another method.'),
    expect.stringContaining('de noviembre de 2026, por otro medio.'),
  ]);
  const at = { date: '2026-11-22', time: '09:30', place: 'Court', address: '1 Example Street' };
  const appointments = { skip: 0, more: false, page: [{ ...at, kind: 'other', when: 'tomorrow' }] };
  expect(tellIn({ dates: 'last' }, { appointments })).toEqual([
    expect.stringContaining('An appointment is tomorrow at 9:30 a.m.'),
    expect.stringContaining('Tiene una cita mañana a las 9:30 de la mañana.'),
  ]);
});

describe('a day that is near is told by its name', () => {
  const payment = { amountCents: 100, date: '2026-11-22', method: 'card' } as const;
  const tellOne = (facts: Pick<ToldPayment, 'kind' | 'standing' | 'near'>, settings = start.context.settings) => {
    const page = [{ ...payment, ...facts }];
    return tellIn({ payments: 'last' }, { settings, payments: { kind: facts.kind, skip: 0, more: false, page } });
  };

  test.each([
    ['collection', 'posted', 'today', 'You paid $1.00 today, by card.', 'Usted pagó hoy $1.00, con tarjeta.'],
    ['collection', 'posted', 'yesterday', 'You paid $1.00 yesterday, by card.', 'Usted pagó ayer $1.00, con tarjeta.'],
    ['collection', 'ahead', 'tomorrow', 'from you is dated tomorrow, by', 'tiene fecha de mañana, con'],
    ['collection', 'expected', 'today', 'from you is expected today, by', 'Se espera hoy un pago suyo de $1.00, con'],
    ['collection', 'overdue', 'yesterday', 'from you was expected yesterday, by', 'Se esperaba ayer un pago suyo'],
    ['disbursement', 'posted', 'today', 'We sent you $1.00 today, by', 'Se le envió hoy un pago de $1.00, con'],
    ['disbursement', 'ahead', 'tomorrow', 'We will send you $1.00 tomorrow,', 'Le enviaremos mañana $1.00,'],
    ['disbursement', 'expected', 'tomorrow', 'is expected tomorrow,', 'Se espera que usted reciba mañana $1.00,'],
    ['disbursement', 'overdue', 'yesterday', 'was expected yesterday,', 'Se esperaba que usted recibiera ayer $1.00,'],
  ] as const)('a %s that is %s: %s', (kind, standing, near, en, es) => {
    const told = tellOne({ kind, standing, near });
    expect(told).toEqual([expect.stringContaining(en), expect.stringContaining(es)]);
    expect(told.join(' ')).not.toContain('2026');
  });

  test('to callers abroad, whose day may be another, by its date', () => {
    const told = tellOne(
      { kind: 'collection', standing: 'posted', near: 'today' },
      settingsOf(aLine({ abroad: true })),
    );
    expect(told[0]).toContain('You paid $1.00 on November 22, 2026, by card.');
  });

  test('a balance', () => {
    const facts = { position: 1, count: 1, numberEnding: '0011', role: 'payer', county: 'Kern', dockets: [] };
    const found = { ...facts, arrearsCents: 0, monthlySupportCents: 0, asOf: '2026-11-21', asOfNear: 'yesterday' };
    const told = tellIn({ cases: 'lastCase' }, { case: found });
    expect(told[0]).toContain('That is the balance as of yesterday. No monthly');
    expect(told[1]).toContain('Ese es el saldo de ayer. No hay');
  });
});
