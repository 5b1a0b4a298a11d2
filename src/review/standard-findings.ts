import type { Configuration } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Hop } from '../gateway-api/hop.ts';
import { pemFindings } from './findings/pem.ts';

/** The checks of the standard, GEN-01 on. */
export function standardFindings(
  configuration: Configuration,
  _found: Found,
  _hops: readonly Hop[],
): readonly Finding[] {
  return [...pemFindings(configuration)];
}
