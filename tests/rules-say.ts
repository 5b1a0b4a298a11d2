import { checkRules } from '../src/admission/rules/check-rules.ts';
import type { Cluster } from '../src/admission/structure.ts';
import { describePath } from '../src/admission/words.ts';
import type { JsonObject } from '../src/manifest/json.ts';

/** A cluster with the newest release of everything. */
export const NEWEST: Cluster = {
  gatewayApi: { release: '1.6', channel: 'experimental' },
  implementation: 'envoy-gateway',
  version: '1.9',
};

/** What the rules find in an object of which only kind and spec matter: id and path of each mistake. */
export function rulesSay(apiVersion: string, kind: string, spec: JsonObject, at: Cluster = NEWEST): readonly string[] {
  const { violations } = checkRules(at, { apiVersion, kind, metadata: { name: 'a', namespace: 'b' }, spec });
  return violations.map(({ id, path }) => `${id} ${describePath(path)}`);
}
