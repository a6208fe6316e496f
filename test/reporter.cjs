// The mocha reporter of `npm test`: one line for every group, the failures in full, and the totals as a file.
const { writeFileSync } = require('node:fs');

module.exports = class GroupReporter {
  constructor(runner, options) {
    const totals = { passed: 0, failed: 0 };
    let group = { ...totals };
    runner.on('pass', () => {
      totals.passed += 1;
      group.passed += 1;
    });
    runner.on('fail', (test, error) => {
      totals.failed += 1;
      group.failed += 1;
      console.log(`\nFAILED ${test.fullTitle()}\n${error.stack ?? error}\n`);
      if (error.expected !== undefined) console.log('expected:', error.expected, '\nactual:', error.actual);
    });
    runner.on('pending', (test) => {
      totals.failed += 1;
      console.log(`FAILED ${test.fullTitle()}: skipped tests are not allowed`);
    });
    runner.on('suite', (suite) => {
      if (suite.parent?.root) group = { passed: 0, failed: 0 };
    });
    runner.on('suite end', (suite) => {
      if (suite.parent?.root)
        console.log(`  ${suite.title}: ${group.passed} passed${group.failed ? `, ${group.failed} FAILED` : ''}`);
    });
    runner.on('end', () => {
      const { output } = options.reporterOptions ?? {};
      if (output) writeFileSync(output, JSON.stringify(totals));
    });
  }
};
