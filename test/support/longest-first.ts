import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take a minute or more: begun at the end, they would be waited for alone. */
const longest = /\/(?:every-path-in-\w+|streams|owed|owed-over-restart|every-call-to-pay)\.test\.ts$/u;

/** Begins with the longest test files. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the method of a sequencer
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
