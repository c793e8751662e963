import { expect, test } from 'vitest';
import { createLostSamples } from '../../../../src/channels/tty/wire/lost-samples.ts';

/** What is told of frames with these numbers, one after the other. */
function count(...chunks: readonly number[]) {
  const findLost = createLostSamples();
  return chunks.map((chunk) => findLost({ event: 'media', sequenceNumber: undefined, media: { chunk, payload: '' } }));
}

test('frames that follow one another lose nothing', () => {
  expect(count(7, 8, 9)).toEqual([0, 0, 0]);
});

test('a gap is lost sound, of a second at most', () => {
  expect(count(1, 4, 4000)).toEqual([0, 320, 8000]);
});

test('a frame that another one has overtaken is too late', () => {
  expect(count(1, 3, 2, 4)).toEqual([0, 160, 'late', 0]);
});

test('after one wrong number the caller is heard again', () => {
  expect(count(1, 9_007_199_254_740_000, 2, 3)).toEqual([0, 8000, 0, 0]);
});
