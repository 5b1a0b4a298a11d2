import type { SetFacts } from '../known-kind.ts';
import type { Rule, Standing } from './rule.ts';

/** Whether the rule stands in this set of CRDs, for an object of this API version (without group). */
export function stands({ when }: Pick<Rule, 'when'>, set: SetFacts, version: string): boolean {
  return when.some((standing) => fits(standing, set, version));
}

function fits({ since, until, channel, versions }: Standing, set: SetFacts, version: string): boolean {
  return (
    (since === undefined || compareMinors(set.release, since) >= 0) &&
    (until === undefined || compareMinors(set.release, until) <= 0) &&
    (channel === undefined || channel === set.channel) &&
    (versions === undefined || versions.includes(version))
  );
}

/** Orders releases by major and minor: `1.10.2` comes after `1.9.0`, and `1.9.3` is level with it. */
function compareMinors(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}
