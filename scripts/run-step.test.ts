import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps, type Step } from './run-step.ts';

const step = (title: string, needs?: string[]): Step => ({ title, command: [title], ...(needs && { needs }) });
const failing = (...titles: string[]) => vi.fn(async ({ title }: Step) => !titles.includes(title));

// The headings would stand in the middle of the test runner's own.
beforeEach(() => {
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue(undefined);
});

describe('the steps of the test command', () => {
  it('go on after a failure, except those that need what failed', async () => {
    const run = failing('lint', 'build');
    const results = await runSteps([step('lint'), step('unit'), step('build'), step('journeys', ['build'])], run);
    expect(results.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['lint', 'failed'],
      ['unit', 'passed'],
      ['build', 'failed'],
      ['journeys', 'not run'],
    ]);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('fail by the exit code of their command', async () => {
    const node = (code: number): Step => ({ title: `exit ${code}`, command: ['node', '-e', `process.exit(${code})`] });
    const missing: Step = { title: 'missing', command: ['no-such-program-here'] };
    const results = await runSteps([node(0), node(3), missing]);
    expect(results.map((result) => result.outcome)).toEqual(['passed', 'failed', 'failed']);
  });
});
