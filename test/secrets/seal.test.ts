import { describe, expect, test } from 'vitest';
import { createSeal } from '../../src/secrets/seal.ts';
import { newKey, oldKey } from '../support/sqlite-records.ts';

const text = 'Su PIN temporal: 40718265 — ñ';

describe('a sealed text', () => {
  const seal = createSeal([oldKey], 'outbox');

  test('opens with its key, also when another has come first', () => {
    expect(seal.open(seal.close(text, 'a'), 'a')).toBe(text);
    expect(createSeal([newKey, oldKey], 'outbox').open(seal.close(text, 'a'), 'a')).toBe(text);
  });

  test('shows nothing of the text, and is another each time', () => {
    const sealed = seal.close(text, 'a');
    expect(sealed).toMatch(/^old\./);
    expect(sealed).not.toBe(seal.close(text, 'a'));
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('40718265');
  });

  test('looks the same each time where it is asked for, and only for the same text, place, purpose and key', () => {
    const sealed = seal.closeAlike(text, 'a');
    expect(seal.open(sealed, 'a')).toBe(text);
    expect(seal.closeAlike(text, 'a')).toBe(sealed);
    const others = [
      seal.closeAlike(`${text}.`, 'a'),
      seal.closeAlike(text, 'b'),
      createSeal([oldKey], 'claim').closeAlike(text, 'a'),
      createSeal([{ ...newKey, id: 'old' }], 'outbox').closeAlike(text, 'a'),
    ];
    const nonces = [sealed, ...others].map((one) => one.split('.')[1]);
    expect(new Set(nonces).size).toBe(5);
  });

  test('does not open with another key, elsewhere, or once it was changed', () => {
    const sealed = seal.close(text, 'a');
    const [id, iv, tag, bytes = ''] = sealed.split('.');
    expect(() => createSeal([newKey], 'outbox').open(sealed, 'a')).toThrow('a key that DATA_SECRET lacks');
    expect(() => createSeal([{ ...newKey, id: 'old' }], 'outbox').open(sealed, 'a')).toThrow('unable to authenticate');
    expect(() => seal.open(sealed, 'b')).toThrow('unable to authenticate');
    expect(() => seal.open([id, iv, tag, `A${bytes.slice(1)}A`].join('.'), 'a')).toThrow('unable to authenticate');
    expect(() => seal.open([id, iv, tag?.slice(0, 6), bytes].join('.'), 'a')).toThrow('tag');
    expect(() => seal.open('', 'a')).toThrow('a key that DATA_SECRET lacks');
  });
});
