import { stateOf } from '../../gateway-api/hop.ts';
import { describeRef } from '../../manifest/object.ts';
import type { ReviewedHop } from '../../review/review.ts';
import type { CheckResult } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';

/** For people and their terminals: one line per finding, in the form that editors follow, its reason below; then the connections. */
export function asText({ diagnostics, hops, label, notes }: CheckResult): string {
  const lines = [
    ...notes.map((note) => `note: ${note}`),
    ...diagnostics.flatMap((one) => [headline(one), `  ${one.reason}`]),
    ...(hops.length === 0
      ? ['No route in these manifests leads to a backend.']
      : [`With ${label}:`, ...hops.map(told)]),
  ];
  return `${lines.join('\n')}\n`;
}

function headline({ region, severity, id, message }: Diagnostic): string {
  const place = region === null ? '' : `${region.file}:${region.line}:${region.column}: `;
  return `${place}${severity} ${id}: ${message}`;
}

function told({ hop, explanation }: ReviewedHop): string {
  const { from, to } = hop;
  const target = to.kind === 'Host' ? to.hostname : `Service ${to.namespace}/${to.name}`;
  const port = to.port === null ? '' : `:${to.port}`;
  const start = from === null ? '' : `${describeRef(from.route)} rule ${from.rule} → `;
  return `  ${stateOf(hop.connection)}: ${start}${target}${port}\n    ${explanation}`;
}
