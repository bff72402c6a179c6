const { writeSync } = require('node:fs');

/** Ends a run with what was left out and with the totals alone on the last line, after everything else has printed. */
module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.ancestorTitles[0] ?? test.title),
    );
    const groups = new Map();
    for (const title of skipped) groups.set(title, (groups.get(title) ?? 0) + 1);
    // A file that does not even load has failed, though none of its tests ran.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const counts = [`${results.numPassedTests} passed`, `${failed} failed`];
    if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
    process.once('exit', () => {
      for (const [title, count] of groups) writeSync(1, `Left out: ${count} tests of "${title}"\n`);
      writeSync(1, `${counts.join(', ')}\n`);
    });
  }
};
