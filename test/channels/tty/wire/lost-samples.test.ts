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

test('a frame that comes twice is too late', () => {
  expect(count(7, 7, 8)).toEqual([0, 'late', 0]);
});

test('a frame is too late up to 50 frames back; one from further back starts a new count', () => {
  expect(count(100, 51)).toEqual([0, 'late']);
  expect(count(100, 50)).toEqual([0, 0]);
});

test('messages without sound lose nothing: the number of the sound counts before that of the message', () => {
  const findLost = createLostSamples();
  const hear = (sequenceNumber: number, chunk?: number) =>
    findLost({ event: 'media', sequenceNumber, media: { chunk, payload: '' } });
  expect([hear(2, 1), hear(9, 2), hear(10, 4)]).toEqual([0, 0, 160]);
});

test('the number of the message counts where the sound has none', () => {
  const findLost = createLostSamples();
  const hear = (sequenceNumber?: number) =>
    findLost({ event: 'media', sequenceNumber, media: { chunk: undefined, payload: '' } });
  expect([hear(2), hear(4), hear(3), hear()]).toEqual([0, 160, 'late', 0]);
});
