/** What a suite counted, from the report its runner wrote; a suite without a report has not run and counts as failed. */
export function countsOfVitest(report, exitCode) {
  if (!report) return notRun();
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report;
  return atLeastOneFailure({ passed, failed, skipped: numPendingTests + numTodoTests }, exitCode);
}

/** The names of what failed, so that the last lines of a run tell them: a log is often cut to its end. */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({ name: fullName, why: firstLine(failureMessages[0] ?? "") })),
  );
}

const firstLine = (text) => text.split("\n", 1)[0];

export function countsOfPlaywright(report, exitCode) {
  if (!report) return notRun();
  // A flow that passed at its second try has passed; Playwright's own report names it as flaky.
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
}

export function countsOfSteps(steps) {
  const passed = steps.filter((step) => step.ok).length;
  return { passed, failed: steps.length - passed, skipped: 0 };
}

export const notRun = () => ({ passed: 0, failed: 1, skipped: 0 });

export function sumOf(counts) {
  const total = (name) => counts.reduce((sum, one) => sum + one[name], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

export const finalLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A runner can fail beside its tests: a file that does not load, an unhandled rejection, no tests at all. */
function atLeastOneFailure(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
