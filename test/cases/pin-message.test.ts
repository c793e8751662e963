import { describe, expect, test } from 'vitest';
import { writePinMessage } from '../../src/cases/pin-message.ts';
import { languages } from '../../src/dialogue/language.ts';

describe.each(languages)('the message that brings a PIN in %s', (language) => {
  const { subject, text } = writePinMessage(language, { pin: '40718265', days: 10 });

  test('holds the PIN on a line that ends with it, how long it works, and no other number', () => {
    expect(text).toMatch(/: 40718265$/m);
    expect(text.match(/\d+/g)).toEqual(['40718265', '10']);
  });

  test('has a subject without the PIN, and no link to follow', () => {
    expect(subject).toContain('Customer Connect');
    expect(subject).not.toMatch(/\d/);
    expect(text).not.toMatch(/https?:|www\./);
  });
});

test('addresses Spanish speakers as usted', () => {
  const { text } = writePinMessage('es', { pin: '40718265', days: 10 });
  expect(text).toMatch(/\busted\b/);
  expect(text).not.toMatch(/\b(tu|tus|tú|te|ti)\b/i);
});
