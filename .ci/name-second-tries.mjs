import { writeFileSync } from 'node:fs';

/** A vitest reporter: writes the tests that passed only at a second try to the file of `--outputFile.tries`. */
export default class NameSecondTries {
  onInit({ config }) {
    this.file = config.outputFile.tries;
  }

  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const flaky = tests.filter((test) => test.diagnostic()?.flaky);
    const lines = flaky.map((test) => `second try: ${test.module.relativeModuleId} > ${test.fullName}\n`);
    writeFileSync(this.file, lines.join(''));
  }
}
