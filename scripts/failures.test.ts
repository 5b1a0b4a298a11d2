import { describe, expect, it } from 'vitest';
import { unitFailures } from './failures.ts';

const test = (status: string, fullName: string, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});

describe('the failures that are said at the end', () => {
  it('are those of tests, with the beginning of their messages', () => {
    const assertionResults = [test('passed', 'fine'), test('failed', 'law 4', `Property failed ${'x'.repeat(5000)}`)];
    const [only, ...more] = unitFailures({ testResults: [{ name: 'a.test.ts', message: '', assertionResults }] });
    expect(more).toEqual([]);
    expect(only).toMatch(/^✗ a\.test\.ts > law 4\nProperty failed x+$/);
    expect(only?.length).toBeLessThan(1600);
  });

  it('are those of files that broke before their first test', () => {
    const broken = { name: 'b.test.ts', message: 'Cannot find module', assertionResults: [] };
    expect(unitFailures({ testResults: [broken] })).toEqual(['✗ b.test.ts\nCannot find module']);
  });
});
