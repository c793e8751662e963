import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';

const read = (FALLBACK_URL: string) => readConfig({ FALLBACK_URL }).fallbackAddresses;

test('one address is for all lines, and a line may have its own', () => {
  expect(read('https://a.example/{line}.xml')).toEqual(new Map([['', 'https://a.example/{line}.xml']]));
  expect(read('https://a.example/x, abroad=https://b.example/y?z=1')).toEqual(
    new Map([
      ['', 'https://a.example/x'],
      ['abroad', 'https://b.example/y?z=1'],
    ]),
  );
  expect(read('')).toBeUndefined();
});

test.for([
  'http://a.example/x',
  'a.example',
  'abroad=',
  'https://a.example/x#rc=2',
  'https://a.example/x,',
  'a b=https://c.example',
])('"%s" is refused', (text) => expect(() => read(text)).toThrow('FALLBACK_URL must be an https: address without a #'));

test('two addresses for a line are refused', () => {
  expect(() => read('one=https://a.example,one=https://b.example')).toThrow('FALLBACK_URL names the same line twice');
});
