import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/text/language.ts';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { catalogue as shipped } from '../../support/whole-system.ts';
import { contract, english, writeWording } from '../../support/wording-fixture.ts';

const slots = { pin: '40718265', days: 10 };

test('a message keeps its lines, and may hold facts', () => {
  const catalogue = loadCatalogue({ folder: writeWording(), contract, languages });
  expect(catalogue.write('en', 'pin-message', slots)).toEqual({
    subject: 'Your PIN',
    text: 'Your PIN: 40718265\n\nIt works for 10 days.\n',
  });
  expect(catalogue.write('es', 'pin-message', slots).text).toContain('\n\nSirve 10 días. La tarifa es $1.99.\n');
});

test.each([
  ['the PIN', '{$pin :digits}', 'a secret', '$pin is never said. Add {$pin :digits}.'],
  ['the days', '{$days :count} days', 'a while', '$days is never said. Add {$days :count}.'],
])('a message must hold %s', (_, from, to, problem) => {
  expect(english).toContain(from);
  const folder = writeWording({ en: english.replace(from, to) });
  expect(() => loadCatalogue({ folder, contract, languages })).toThrow(problem);
});

describe.each(languages)('the message that brings a PIN in %s', (language) => {
  const { subject, text } = shipped.write(language, 'pin-message', slots);

  test('holds the PIN on a line that ends with it, how long it works, and no other number', () => {
    expect(text).toMatch(/: 40718265$/m);
    expect(text.match(/\d+/g)).toEqual(['40718265', '10']);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('has a subject without the PIN, and no link to follow', () => {
    expect(subject).toContain(language === 'en' ? 'Customer Connect' : 'Cliente Conectado');
    expect(subject).not.toMatch(/\d/);
    expect(text).not.toMatch(/https?:|www\./);
  });
});

test('Spanish speakers are addressed as usted', () => {
  const { text } = shipped.write('es', 'pin-message', slots);
  expect(text).toMatch(/\busted\b/);
  expect(text).not.toMatch(/\b(tu|tus|tú|te|ti)\b/i);
});
