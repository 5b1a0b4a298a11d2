import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Anchors } from '../../gateway-api/hop.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';

/** Why CAs cannot be read from where they are named; `undefined` where nothing speaks against it. */
export function caProblem(found: Found, anchors: Anchors): string | undefined {
  if (anchors.kind !== 'references') return undefined;
  for (const reference of anchors.references) {
    if (reference.group !== '' || reference.kind !== 'ConfigMap') {
      return `agentgateway reads CAs from ConfigMaps only, not from ${describeRef(reference)}; every connection fails.`;
    }
    const object = lookUp(found, reference);
    const isRead = object !== undefined && object.data !== undefined;
    if (isRead && pickString(object, 'data', 'ca.crt') === undefined) {
      return `${describeRef(reference)} has no key ca.crt, the only one that agentgateway reads; every connection fails.`;
    }
  }
  return undefined;
}
