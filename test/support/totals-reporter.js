/** Ends a run with what was left out and why, and with the totals alone on the last line. */
module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.ancestorTitles[0] ?? test.title),
    );
    const groups = new Map();
    for (const title of skipped) groups.set(title, (groups.get(title) ?? 0) + 1);
    for (const [title, count] of groups) process.stderr.write(`Left out: ${count} tests of "${title}"\n`);
    // A file that does not even load has failed, though none of its tests ran.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const counts = [`${results.numPassedTests} passed`, `${failed} failed`];
    if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
    process.stderr.write(`${counts.join(', ')}\n`);
  }
};
