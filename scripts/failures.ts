/** Of Vitest's JSON report, what tells of failures. */
export interface FailuresReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Characters of one message: a property's counterexample fits, a diff of two bundles does not fill the log. */
const MOST_OF_A_MESSAGE = 1500;

/**
 * The unit tests that failed, each with the beginning of its message. Said again after the journeys, which print so much that
 * whoever sees the end of a log alone would not learn what failed.
 */
export function unitFailures({ testResults }: FailuresReport): readonly string[] {
  return testResults.flatMap((file) => {
    const failed = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => said(`${file.name} > ${fullName}`, failureMessages.join('\n')));
    const brokeBefore = file.assertionResults.length === 0 && file.message !== '';
    return brokeBefore ? [said(file.name, file.message)] : failed;
  });
}

function said(name: string, message: string): string {
  return `✗ ${name}\n${message.slice(0, MOST_OF_A_MESSAGE)}`;
}
