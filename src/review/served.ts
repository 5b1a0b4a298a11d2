import type { Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Watch } from '../implementations/fact.ts';

/** Objects whose kind or API version this cluster does not serve, or that this controller does not watch. */
export function servedFindings(_found: Found, _setting: Setting, _watches: readonly Watch[]): readonly Finding[] {
  return [];
}
