import { describe, expect, it } from 'vitest';
import { add, readReport, tallyLine, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

describe('the tally', () => {
  it('counts a file that broke before its first test as failed', () => {
    const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [file('failed', 6), file('failed', 0), file('passed', 3)],
    };
    expect(tallyOfVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('counts a flaky journey and an error outside of the journeys as failed', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(tallyOfPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
  });

  it('adds up to one line', () => {
    const sum = add({ passed: 5, failed: 2, skipped: 3 }, { passed: 7, failed: 0, skipped: 2 });
    expect(tallyLine(sum)).toBe('tests: 12 passed, 2 failed, 5 skipped');
  });

  it('knows nothing where a runner left no report', () => {
    expect(readReport('no/such/report.json', tallyOfVitest)).toBeUndefined();
  });
});
