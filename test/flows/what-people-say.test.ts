import { describe, expect, test } from 'vitest';
import { flows } from '../../flows/index.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import type { CallerEvent } from '../../src/dialogue/event.ts';
import { interpret } from '../../src/dialogue/interpret.ts';
import { understand } from '../../src/understanding/understand.ts';
import type { Language } from '../../src/text/language.ts';
import type { DigitsQuestion, Question } from '../../src/dialogue/output.ts';
import { spellOnKeypad } from '../../src/text/spell-on-keypad.ts';
import { catalogue } from '../support/whole-system.ts';

const countyOrZip: DigitsQuestion = {
  kind: 'digits',
  prompt: 'county-or-zip',
  minDigits: 1,
  maxDigits: 15,
  secret: false,
  names: 'counties',
};
const pin: DigitsQuestion = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' };
const year: DigitsQuestion = {
  kind: 'digits',
  prompt: 'year',
  minDigits: 4,
  maxDigits: 4,
  secret: false,
  names: 'years',
};
const caseEnding: DigitsQuestion = {
  kind: 'digits',
  prompt: 'case-ending',
  minDigits: 4,
  maxDigits: 20,
  secret: false,
  star: 'all',
};

function hear(language: Language, question: Question, text: string) {
  return interpret({ kind: 'speech', text }, { kind: 'ask', question, misses: 0 }, (said) =>
    understand(said, catalogue.hearings(language, question)),
  );
}

/** An errand by its name, any other event by its type. */
function nameOf(event: CallerEvent): string {
  return event.type === 'errand' ? event.errand : event.type;
}

function menu(prompt: string): Question {
  const found = flows.flatMap(choicesOf).find((question) => question.prompt === prompt);
  if (!found) throw new Error(`There is no menu ${prompt}`);
  return found;
}

describe('at the main menu', () => {
  test.each([
    ['en', 'I need to move my appointment', 'appointment-change'],
    ['en', 'I got a message from my caseworker', 'message'],
    ['en', "Can you tell me the other party's address", 'message'],
    ['es', 'Quiero cambiar mi cita', 'appointment-change'],
    ['es', 'Necesito el domicilio de la otra parte', 'message'],
    ['en', 'I lost my card', 'payment-card'],
    ['en', 'My card was stolen.', 'payment-card'],
    ['en', 'I want to pay', 'pay'],
    ['en', "I'd like to make a payment please", 'pay'],
    ['en', "What's the balance on my card?", 'payment-card'],
    ['en', 'direct deposit', 'direct-deposit'],
    ['en', "What's my balance?", 'balance'],
    ['en', 'How much do I have to pay?', 'balance'],
    ['en', 'I want to know how much I owe', 'balance'],
    ['en', 'Did my payment arrive?', 'choose.payments'],
    ['en', 'Where is my money?', 'choose.payments'],
    ['en', 'When do I get paid?', 'choose.payments'],
    ['en', 'When is my court date?', 'choose.dates'],
    ['en', 'When do I have to go to court', 'choose.dates'],
    ['en', 'I want to change my PIN.', 'new-pin'],
    ['en', "My payment didn't arrive", 'missing-payment'],
    ['en', 'I moved', 'contact-change'],
    ['en', 'I need to talk to someone', 'agent'],
    ['en', 'Can I speak to a person', 'agent'],
    ['en', 'Can you call me back?', 'agent'],
    ['en', 'Help.', 'help'],
    ['en', 'What are my options?', 'help'],
    ['en', 'I need help', 'help'],
    ['en', 'I need help with my payments', 'choose.payments'],
    ['en', 'Main menu.', 'main-menu'],
    ['en', 'Goodbye.', 'goodbye'],
    ['en', 'bye', 'goodbye'],
    ['en', "That's all.", 'goodbye'],
    ['es', 'Perdí mi tarjeta.', 'payment-card'],
    ['es', 'me robaron la tarjeta', 'payment-card'],
    ['es', 'Quiero pagar', 'pay'],
    ['es', 'quisiera hacer un pago', 'pay'],
    ['es', '¿Cuál es el saldo de mi tarjeta?', 'payment-card'],
    ['es', '¿Cuánto debo?', 'choose.cases'],
    ['es', '¿Cuánto tengo que pagar?', 'balance'],
    ['es', 'nada más quiero saber mi saldo', 'balance'],
    ['es', '¿Ya llegó mi pago?', 'choose.payments'],
    ['es', '¿Cuándo me pagan?', 'choose.payments'],
    ['es', '¿Cuándo me toca ir a la corte?', 'choose.dates'],
    ['es', '¿Cuándo es mi cita?', 'choose.dates'],
    ['es', 'Quiero cambiar mi PIN.', 'new-pin'],
    ['es', 'No llegó mi pago', 'missing-payment'],
    ['es', 'me mudé', 'contact-change'],
    ['es', 'Necesito hablar con alguien', 'agent'],
    ['es', 'Que me llamen, por favor', 'agent'],
    ['es', 'Ayuda.', 'help'],
    ['es', 'Necesito ayuda con mi saldo', 'balance'],
    ['es', 'Menú principal', 'main-menu'],
    ['es', 'Adiós.', 'goodbye'],
    ['es', 'Es todo, gracias', 'goodbye'],
  ] as const)('in %s "%s" means %s', (language, text, type) => {
    expect(nameOf(hear(language, menu('main-menu'), text))).toBe(type);
  });
});

describe('at other menus', () => {
  test.each([
    ['en', 'language', 'Más tiempo.', 'choose.more-time'],
    ['es', 'language', 'more time please', 'choose.more-time'],
    ['en', 'role', "I'm the grandmother", 'choose.parent'],
    ['en', 'role', 'I pay child support', 'choose.parent'],
    ['en', 'role', 'my ex does not pay', 'missing-payment'],
    ['es', 'role', 'quiero saber de mi hijo', 'choose.parent'],
    ['en', 'role', 'I want child support', 'choose.other'],
    ['en', 'role', 'I am an attorney', 'choose.other'],
    ['es', 'role', 'Soy la abuela.', 'choose.parent'],
    ['es', 'role', 'recibo manutención', 'choose.parent'],
    ['es', 'role', 'no tengo hijos', 'choose.not-a-parent'],
    ['en', 'main-menu', 'we moved last week', 'contact-change'],
    ['en', 'main-menu', 'I lost my job', 'order-review'],
    ['en', 'main-menu', 'how far behind am I', 'balance'],
    ['en', 'main-menu', 'when is my next payment', 'choose.payments'],
    ['en', 'main-menu', 'I need a paternity test', 'choose.dates'],
    ['es', 'main-menu', 'Me cambié de casa', 'contact-change'],
    ['es', 'main-menu', 'me quedé sin trabajo', 'order-review'],
    ['es', 'main-menu', '¿Cuánto me falta por pagar?', 'balance'],
    ['es', 'main-menu', '¿Cuándo me depositan?', 'choose.payments'],
    ['en', 'general-information', 'where do I send my payment', 'choose.ways-to-pay'],
    ['en', 'general-information', 'wage withholding', 'choose.employers'],
    ['es', 'general-information', '¿Dónde queda la oficina?', 'choose.offices'],
    ['es', 'general-information', 'quiero pedir manutención', 'choose.opening-a-case'],
    ['en', 'direct-deposit', 'I have a new bank', 'choose.change'],
    ['es', 'direct-deposit', 'ya no lo quiero', 'choose.stop'],
    ['en', 'more-information', 'I want to file a complaint', 'choose.complaints'],
    ['es', 'more-information', 'quiero poner una queja', 'choose.complaints'],
    ['en', 'report', 'my check never came', 'choose.missing-payment'],
    ['en', 'leave-queue', 'Yes, I want to keep waiting.', 'choose.stay'],
    ['es', 'leave-queue', 'Sí, quiero esperar.', 'choose.stay'],
    ['en', 'desk-closed', 'please call me back', 'choose.callback'],
    ['es', 'waiting-for-desk', 'que me llamen, por favor', 'choose.callback'],
    ['en', 'late-payment', 'no, my payment did not arrive', 'choose.report'],
    ['es', 'late-payment', 'No me llegó el pago.', 'choose.report'],
    ['en', 'late-payment', 'yes', 'choose.report'],
    ['en', 'late-payment', 'Yes, please.', 'choose.report'],
    ['es', 'late-payment', 'Sí, por favor.', 'choose.report'],
    ['en', 'late-payment-and-more', 'yes', 'no-match'],
    ['es', 'late-payment-and-more', 'sí', 'no-match'],
    ['en', 'anything-else', 'no, my payment did not arrive', 'missing-payment'],
    ['es', 'anything-else', 'No me llegó el pago.', 'missing-payment'],
    ['es', 'anything-else', 'No, quiero hablar con una persona', 'agent'],
    ['en', 'more-payments', 'No, thank you very much.', 'choose.goodbye'],
    ['es', 'next-case', 'No, gracias, muy amable', 'choose.goodbye'],
    ['es', 'report', 'quiero bajar mis pagos', 'choose.order-review'],
    ['en', 'contact', 'I moved', 'choose.change'],
    ['es', 'contact', 'me mudé', 'choose.change'],
    ['en', 'anything-else', "No, that's all.", 'choose.goodbye'],
    ['en', 'anything-else', 'one more thing', 'choose.main-menu'],
    ['es', 'anything-else', 'No, es todo.', 'choose.goodbye'],
    ['es', 'another-topic', 'sí, otra cosa', 'choose.topics'],
  ] as const)('in %s, at %s, "%s" means %s', (language, prompt, text, type) => {
    expect(nameOf(hear(language, menu(prompt), text))).toBe(type);
  });
});

test.each([
  ['en', 'twenty twenty five', '2025'],
  ['en', 'Twenty twenty-five.', '2025'],
  ['en', 'two thousand and nine', '2009'],
  ['en', 'twenty oh nine', '2009'],
  ['en', 'it was nineteen ninety nine', '1999'],
  ['en', 'two zero two five', '2025'],
  ['en', '20 25', '2025'],
  ['es', 'dos mil veinticinco', '2025'],
  ['es', 'del año dos mil veintiuno', '2021'],
  ['es', 'mil novecientos noventa y nueve', '1999'],
  ['es', 'veinte veinticuatro', '2024'],
] as const)('in %s the year "%s" is %s', (language, text, digits) => {
  expect(hear(language, year, text)).toEqual({ type: 'entered', digits });
});

describe('a caller who names a language that they do not speak is not answered in it', () => {
  test.each([
    ['en', 'language', 'No hablo inglés.', 'choose.spanish'],
    ['en', 'language', 'I do not speak Spanish', 'choose.english'],
    ['en', 'role', "Sorry, I don't speak Spanish", 'repeat'],
    ['es', 'role', 'No hablo inglés.', 'repeat'],
    ['es', 'main-menu', 'disculpe, no entiendo inglés', 'repeat'],
    ['es', 'main-menu', 'inglés por favor', 'other-language'],
  ] as const)('in %s, at %s, "%s" means %s', (language, prompt, text, type) => {
    expect(hear(language, menu(prompt), text)).toEqual({ type });
  });
});

describe('at the question for a county', () => {
  const [losAngeles, sanBernardino, santaCruz, orange, lake] = [
    'Los Angeles',
    'San Bernardino',
    'Santa Cruz',
    'Orange',
    'Lake',
  ].map(spellOnKeypad);

  test.each([
    ['en', '90210', '90210'],
    ['en', '9 0 2 1 0.', '90210'],
    ['en', '90,210', '90210'],
    ['en', 'My ZIP is 90210', '90210'],
    ['en', 'nine oh two one oh', '90210'],
    ['en', 'nine zero 2 1 zero', '90210'],
    ['en', 'my zip code is nine oh two one oh thank you', '90210'],
    ['en', 'nineteen', '19'],
    ['en', '19', '19'],
    ['en', 'one nine', '19'],
    ['en', 'LA', losAngeles],
    ['en', 'L.A. County', losAngeles],
    ['en', 'County of Los Angeles', losAngeles],
    ['en', 'Bernardino', sanBernardino],
    ['en', 'San Bernardino County', sanBernardino],
    ['en', 'I live in Santa Cruz', santaCruz],
    ['en', 'Orange County', orange],
    ['en', 'Lake', lake],
    ['en', 'I have 2 children', undefined],
    ['en', 'either 90210 or 90211', undefined],
    ['es', 'nueve cero dos uno cero', '90210'],
    ['es', 'Mi código postal es nueve cero dos uno cero', '90210'],
    ['es', 'mi código postal es el 90210', '90210'],
    ['es', 'Los Ángeles', losAngeles],
    ['es', 'condado de San Bernardino', sanBernardino],
    ['es', 'en Santa Cruz', santaCruz],
  ] as const)('in %s "%s" is %s', (language, text, digits) => {
    const event = digits === undefined ? { type: 'no-match' } : { type: 'entered', digits };
    expect(hear(language, countyOrZip, text)).toEqual(event);
  });

  test('a lone zero is for a person, as by key', () => {
    expect(hear('en', countyOrZip, 'zero')).toEqual({ type: 'agent' });
    expect(hear('es', countyOrZip, 'cero')).toEqual({ type: 'agent' });
  });
});

describe('at the question for a PIN', () => {
  test.each([
    ['en', "I don't have a PIN", 'choose.no-pin'],
    ['en', 'sorry I forgot my PIN', 'choose.no-pin'],
    ['en', 'four eight two nine one three', 'no-match'],
    ['en', '482913', 'no-match'],
    ['en', 'my PIN is 4829', 'no-match'],
    ['es', 'No tengo PIN.', 'choose.no-pin'],
    ['es', 'se me olvidó mi PIN', 'choose.no-pin'],
    ['es', 'cuatro ocho dos nueve', 'no-match'],
  ] as const)('in %s "%s" means %s', (language, text, type) => {
    expect(hear(language, pin, text)).toEqual({ type });
  });
});

test('the end of a case number may be said, and so may "all of them"', () => {
  expect(hear('en', caseEnding, 'double oh two three')).toEqual({ type: 'entered', digits: '0023' });
  expect(hear('en', caseEnding, 'oh oh two three')).toEqual({ type: 'entered', digits: '0023' });
  expect(hear('es', caseEnding, 'cero cero dos tres')).toEqual({ type: 'entered', digits: '0023' });
  expect(hear('en', caseEnding, 'all of them')).toEqual({ type: 'choose.all' });
  expect(hear('es', caseEnding, 'todos')).toEqual({ type: 'choose.all' });
});
