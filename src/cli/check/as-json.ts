import { stateOf } from '../../gateway-api/hop.ts';
import type { CheckResult } from './check.ts';

/** For other programs: `{implementation, version, hops, findings}`. */
export function asJson({ setting, hops, diagnostics, notes }: CheckResult): string {
  const { implementation, version, gatewayApi } = setting;
  const told = hops.map(({ hop, explanation }) => ({ state: stateOf(hop.connection), ...hop, explanation }));
  return `${JSON.stringify({ implementation, version, gatewayApi, notes, hops: told, findings: diagnostics }, null, 2)}\n`;
}
