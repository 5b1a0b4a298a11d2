import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef, groupOf } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import { dependent, isSecure } from './annotations.ts';
import { facts } from './facts.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return once([...insecure(found), ...hops.flatMap(unnamed)]);
}

/** HAP-04: annotations for TLS, and no TLS. */
function insecure(found: Found): Finding[] {
  return backendRefsOf(found).flatMap(({ to }): Finding[] => {
    const service = lookUp(found, to);
    if (service === undefined || groupOf(service.apiVersion) !== '' || isSecure(service)) return [];
    const [name] = dependent(service);
    if (name === undefined) return [];
    const { claim, evidence } = factOf(facts, 'needs-secure-backends');
    return [
      {
        id: 'HAP-04',
        severity: 'error',
        message: `${describeRef(to)} is spoken to in plain text, whatever ${name} says.`,
        reason: claim,
        at: { object: to, path: ['metadata', 'annotations'] },
        evidence,
        fixes: [],
      },
    ];
  });
}

/** HAP-05: a chain is checked, and no name. */
function unnamed(hop: Hop): readonly Finding[] {
  const { claim, evidence } = factOf(facts, 'checked-name');
  return nameUnchecked(hop, () => ({ id: 'HAP-05', reason: `${claim} Any certificate of that CA passes.`, evidence }));
}
