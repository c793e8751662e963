import { expect, test } from 'vitest';
import { CarrierError } from '../../../../scripts/phone/carrier/carrier-error.ts';
import { readReplies } from '../../../../scripts/phone/carrier/read-replies.ts';

const read = (inside: string, contentType = 'text/xml; charset=utf-8') =>
  readReplies({ contentType, body: `<Response>${inside}</Response>` });

test('the texts of an answer are read in their order', () => {
  expect(read('')).toEqual([]);
  expect(read('<Message>ñ &amp; á</Message><Message><Body>Two</Body></Message>')).toEqual(['ñ & á', 'Two']);
});

test.each([
  [12_300, 'OK', 'text/plain'],
  [12_200, '<Say>a call</Say>', undefined],
  [12_200, 'words', undefined],
  [12_200, '<Message to="+19165550100">x</Message>', undefined],
  [12_100, '<Message>a & b</Message>', undefined],
  [21_602, '<Message> </Message>', undefined],
  [21_617, `<Message>${'x'.repeat(1601)}</Message>`, undefined],
])('%d: %j is nothing that may be texted', (code, inside, contentType) => {
  expect(() => read(inside, contentType)).toThrow(expect.objectContaining({ code, name: CarrierError.name }));
});
